import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Stage, stages } from '../../../src/outbox/stage.ts';
import { type Chat, chats } from './chats.ts';
import { databases, type Standing } from './databases.ts';
import { addDueReminder, fateOf, settle } from './due-reminder.ts';
import { dies, livesUntil } from './lives.ts';

const title = 'Fill the council chamber';

/** Where the dead process may have held the row: its lease has to run out before anybody else may touch it. */
const held: readonly Stage[] = ['after-claim', 'before-send', 'after-send', 'before-record'];

for (const [database, standing] of Object.entries(databases))
  for (const [platform, opened] of Object.entries(chats))
    describe(`a bot on ${platform} and ${database} is killed in the middle of a reminder`, () => {
      let chat: Chat;
      let standsOn: Standing;

      beforeEach(async () => {
        [chat, standsOn] = await Promise.all([opened(), standing()]);
      });

      afterEach(async () => {
        expect(chat.violations()).toEqual([]);
        await chat.stop();
        await standsOn.drop();
      });

      const reminders = () => chat.texts('events').filter((text) => text.includes(title));

      test.each(stages)('%s: it stands in the channel once', async (stage) => {
        const { store, env } = standsOn;
        const group = await settle(store, chat);
        const event = await addDueReminder(store, chat, group, title);
        const both = { ...chat.env, ...env };
        await dies(both, `${stage} 1`);

        const arrived = ['after-send', 'before-record', 'after-record'].includes(stage);
        expect(reminders()).toHaveLength(arrived ? 1 : 0);
        expect(await fateOf(store, event)).toBe(
          held.includes(stage) ? 'claimed' : arrived ? 'sent' : 'pending',
        );

        if (held.includes(stage)) await standsOn.letLeasesRunOut();
        await livesUntil(both, async () => (await fateOf(store, event)) === 'sent');
        expect(reminders()).toHaveLength(1);
        expect(chat.texts('organizers')).toEqual([]);
      });
    });
