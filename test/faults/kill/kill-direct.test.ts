import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { pseudonyms } from '../../../src/people/pseudonym.ts';
import { sealer } from '../../../src/people/seal.ts';
import { there } from '../../contracts/stand-in.ts';
import { chats } from './chats.ts';
import { databases } from './databases.ts';
import { addDue, comes, settle } from './due-reminder.ts';
import { dies, livesUntil } from './lives.ts';

const title = 'Fill the council chamber';

// First the rung becomes a row for each person, then each person is written to.
const moments = [
  ['Slack', 'before the rung becomes a row for each person', 'after-claim 1', 0],
  ['Slack', 'when it has, and that is not noted yet', 'before-record 1', 0],
  ['Slack', 'before the first message', 'before-send 1', 0],
  ['Slack', 'after it', 'after-send 1', 1],
  ['Slack', 'before anything of the messages is noted', 'before-record 2', 1],
  ['Discord', 'before the first message', 'before-send 1', 0],
  ['Discord', 'after it', 'after-send 1', 1],
  ['Discord', 'before anything of the messages is noted', 'before-record 2', 1],
] as const;

test.each(moments)(
  'on %s the bot is killed %s: each person reads the reminder once',
  async (platform, _, at, atLeast) => {
    const [chat, standsOn] = await Promise.all([there(chats[platform])(), there(databases.SQLite)()]);
    const { store } = standsOn;
    const secret = randomBytes(32);
    const env = { ...chat.env, ...standsOn.env, SANCTUARY_SECRET: secret.toString('base64') };
    const groupId = await settle(store, chat);
    const event = await addDue(store, { groupId, title, places: [], directly: true });
    const people = [chat.newcomer(), chat.newcomer()];
    const keys = { pseudonyms: pseudonyms(secret), sealer: sealer(secret) };
    for (const { account } of people) await comes(store, keys, account, chat, event);
    const arrived = () => people.map(({ texts }) => texts().filter((text) => text.includes(title)).length);

    await dies(env, at);
    expect(Math.max(...arrived())).toBe(atLeast);

    await standsOn.letLeasesRunOut();
    await livesUntil(env, async () => (await store.outbox.nextDue()) === null);
    expect(arrived()).toEqual([1, 1]);
    expect(chat.texts('organizers')).toEqual([]);
    expect(chat.violations()).toEqual([]);
    await chat.stop();
    await standsOn.drop();
  },
);
