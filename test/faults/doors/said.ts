import { z } from 'zod';
import { drawnOnDiscord } from '../../contracts/seen-on-discord.ts';
import { drawnOnSlack, liveOnSlack } from '../../contracts/seen-on-slack.ts';
import type { Component } from '../../doubles/discord/component.ts';
import { flattenMessage } from '../../doubles/discord/flatten.ts';
import type { MessageBlock } from '../../doubles/slack/block-list-rules.ts';
import { liveMarkup as liveOnDiscord } from '../../wire/render-discord-view.ts';
import type { Said } from './door.ts';

type About = Pick<Said, 'isPrivate' | 'pings'>;

/** `channels`: ids of those that there are; the bot names them by markup. */
export function saidOnDiscord(
  components: readonly Component[],
  channels: readonly string[],
  about: About,
): Said {
  const { text, addresses } = drawnOnDiscord(components);
  const markdown = flattenMessage({ content: '', embeds: [], components });
  const live = liveOnDiscord(channels.reduce((rest, id) => rest.replaceAll(`<#${id}>`, 'channel'), markdown));
  return { ...about, text, addresses, live, raw: JSON.stringify(components) };
}

const summary = z.object({ text: z.string() });

/** `text`: as its reader sees the blocks; `body`: what was sent. */
export function saidOnSlack(
  text: string,
  body: unknown,
  blocks: readonly MessageBlock[],
  about: About,
): Said {
  const { addresses } = drawnOnSlack(blocks);
  const live = liveOnSlack(summary.parse(body).text, blocks);
  return { ...about, text, addresses, live, raw: JSON.stringify(body) };
}
