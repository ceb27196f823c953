import { type Knowledge, loadKnowledge } from '../../src/start/knowledge.ts';
import { openDiscord } from '../contracts/discord-world.ts';
import { openDiscordPane, openSlackPane } from '../contracts/playground-world.ts';
import { openSlack } from '../contracts/slack-world.ts';
import type { World } from '../contracts/world.ts';

export const knowledge: Knowledge = await loadKnowledge('content');

/** Every place where the bot lives, by its name. */
export const everyWorld: readonly (readonly [name: string, open: () => Promise<World>])[] = [
  ['Discord', () => openDiscord(knowledge)],
  ['Slack by its socket', () => openSlack(knowledge, 'socket')],
  ['Slack by signed requests', () => openSlack(knowledge, 'http')],
  ['the playground, as Discord', openDiscordPane],
  ['the playground, as Slack', openSlackPane],
];
