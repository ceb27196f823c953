import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Stage } from '../../src/outbox/stage.ts';
import { type BotProcess, startBot } from '../scenarios/bot-process.ts';
import { type Chat, chats } from './kill/chats.ts';
import { databases, type Standing } from './kill/databases.ts';
import { addDueReminder, fateOf, settle } from './kill/due-reminder.ts';
import { eventually, there } from './several-on-one-database.ts';

const program = fileURLToPath(new URL('freezing-bot.ts', import.meta.url));
const title = 'Fill the council chamber';

let chat: Chat;
let standing: Standing;
let bots: BotProcess[];

beforeEach(async () => {
  [chat, standing] = await Promise.all([there(chats.Slack)(), there(databases.PostgreSQL)()]);
  bots = [];
});

afterEach(async () => {
  for (const bot of bots) {
    bot.child.kill('SIGCONT');
    await bot.kill();
  }
  expect(chat.violations()).toEqual([]);
  await chat.stop();
  await standing.drop();
});

const env = () => ({
  ...chat.env,
  ...standing.env,
  SANCTUARY_SECRET: Buffer.alloc(32, 7).toString('base64'),
});
const reminders = () => chat.texts('events').filter((text) => text.includes(title));

// On Slack, which takes the same message as often as it is sent.
test.each<Stage>(['before-send', 'after-send'])(
  'a bot freezes at %s and goes on when another has taken over: the reminder stands there once',
  async (stage) => {
    const event = await addDueReminder(standing.store, chat, await settle(standing.store, chat), title);
    const frozen = startBot({ ...env(), FREEZE_AT: stage }, { program });
    bots.push(frozen);
    await eventually('it to freeze', async () => frozen.codes().includes('freezes'));
    bots.push(startBot(env()));
    await eventually('the other to send it', async () => (await fateOf(standing.store, event)) === 'sent');
    const known = frozen.codes().length;
    frozen.child.kill('SIGCONT');
    await eventually('it to notice', async () => frozen.codes().slice(known).includes('lease-ended'));
    // Whatever it would send twice stands there before it ends.
    expect(await frozen.stop()).toBe(0);
    expect(reminders()).toHaveLength(1);
    expect(frozen.codes().includes('lease-lost')).toBe(stage === 'before-send');
    expect(chat.texts('organizers')).toEqual([]);
  },
);
