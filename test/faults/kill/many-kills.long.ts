import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { stages } from '../../../src/outbox/stage.ts';
import { type ChannelName, type Chat, chats, rooms } from './chats.ts';
import { databases } from './databases.ts';
import { addDueReminder, settle } from './due-reminder.ts';
import { dies, livesUntil } from './lives.ts';

const kills = Number(process.env.KILLS ?? 300);
/** Within so long (ms) of its first look for work a bot has sent what was due, and what earlier ones left. */
const atWork = 1_200;
/** How many reminders become due on each platform before each life. */
const eachTime = 2;

/** At a random moment of its work, or at one of the stages, at which of the deliveries is random. */
function anywhere(): string {
  const at = randomInt(stages.length * 2);
  return `${stages[at] ?? 'after'} ${stages[at] ? randomInt(1, 2 * eachTime) : randomInt(atWork)}`;
}

interface Expected {
  readonly chat: Chat;
  readonly event: string;
  readonly title: string;
  readonly channel: ChannelName;
}

test.each(Object.entries(databases))(
  `on %s, killed ${kills} times at random: every reminder stands there once, or organizers know that it may not`,
  async (database, standing) => {
    const [standsOn, ...open] = await Promise.all([
      standing(),
      ...Object.values(chats).map((each) => each()),
    ]);
    const { store, env } = standsOn;
    const bothEnv = Object.assign({}, ...open.map((chat) => chat.env), env);
    const groups = new Map<Chat, string>();
    for (const chat of open) groups.set(chat, await settle(store, chat));
    const expected: Expected[] = [];
    const add = async (): Promise<void> => {
      for (const [chat, group] of groups)
        for (let each = 0; each < eachTime; each += 1) {
          const title = `Hearing ${expected.length}.`;
          // Each in another channel: else Slack's history, read once a second at most, would be long.
          const channel: ChannelName = `room-${expected.length % rooms}`;
          const event = await addDueReminder(store, chat, group, title, channel);
          expected.push({ chat, title, channel, event });
        }
    };

    for (let life = 0; life < kills; life += 1) {
      await add();
      await dies(bothEnv, anywhere());
    }

    const stateOf = async ({ event }: Expected) => (await store.outbox.of(event))[0];
    const under = new Set(['pending', 'claimed']);
    const isSettled = async (each: Expected) => !under.has((await stateOf(each))?.state ?? '');
    const isInDoubt = async (each: Expected) => (await stateOf(each))?.state === 'unknown';
    const toldIn = (chat: Chat) => chat.texts('organizers').length > 0;
    await livesUntil(bothEnv, async () => {
      for (const each of expected) {
        if (!(await isSettled(each))) return false;
        // Those in doubt are told; many become one message.
        if ((await isInDoubt(each)) && !toldIn(each.chat)) return false;
      }
      return true;
    });

    const found = { once: 0, unknown: 0, tries: 0 };
    for (const each of expected) {
      const row = await stateOf(each);
      const shown = each.chat.texts(each.channel).filter((text) => text.includes(each.title)).length;
      found.tries += row?.attempts ?? 0;
      if (row?.state === 'sent') {
        expect(shown, each.title).toBe(1);
        found.once += 1;
        continue;
      }
      expect(row?.state, `${each.title} ${row?.error}`).toBe('unknown');
      expect(shown, each.title).toBeLessThanOrEqual(1);
      found.unknown += 1;
    }
    for (const chat of open) {
      expect(chat.violations()).toEqual([]);
      await chat.stop();
    }
    await standsOn.drop();
    const sum = `${database}: ${kills} kills, ${expected.length} reminders: ${found.once} sent once, ${found.unknown} of unknown fate and told, ${found.tries} tries`;
    process.stdout.write(`${sum}\n`);
  },
);
