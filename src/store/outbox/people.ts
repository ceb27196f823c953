import { z } from 'zod';
import type { Database } from '../database.ts';
import { newId } from '../new-id.ts';
import { type FanOutRow, outboxEntry } from './row.ts';

/** A rung of an event that speaks to people. */
export interface WantedFanOut extends Pick<FanOutRow, 'eventId' | 'rung' | 'dueAt'> {
  /** The start (epoch ms) that it reminds of. */
  readonly ofStart: number;
}

/** How many people's messages of one rung are in one state. */
export interface DirectCount {
  readonly rung: string;
  readonly state: 'pending' | 'claimed' | 'sent' | 'failed' | 'unknown' | 'withdrawn';
  /** Why not, in a word; null where nothing went wrong. */
  readonly error: string | null;
  /** It was put off to a time that has not come yet. */
  readonly isPutOff: boolean;
  readonly people: number;
}

const directCount = z.object({
  rung: z.string(),
  state: z.enum(['pending', 'claimed', 'sent', 'failed', 'unknown', 'withdrawn']),
  error: z.string().nullable(),
  later: z.coerce.number(),
  people: z.coerce.number(),
});

/** Of another start it is another one. */
function keyOf({ eventId, rung, ofStart }: WantedFanOut): string {
  return `fan-out:${eventId}:${rung}:${ofStart}`;
}

/** What goes to people: rungs that become direct messages when they are due. */
export function outboxPeople(db: Database) {
  return {
    /** Plans it once, or wants it again where it was withdrawn before it was due. One that was sent stays so. */
    async planFanOut(wanted: WantedFanOut): Promise<void> {
      const key = keyOf(wanted);
      const { eventId, rung, dueAt, ofStart } = wanted;
      await db
        .insertInto('outbox')
        .values({
          id: newId(),
          key,
          kind: 'fan-out',
          event_id: eventId,
          post_id: null,
          group_id: null,
          // It sends nothing itself, so it need not wait for any channel.
          lane: `fan-out ${eventId}`,
          person: null,
          sealed: null,
          rung,
          due_at: dueAt,
          state: 'pending',
          attempts: 0,
          asked: 1,
          first_attempt_at: null,
          lease_owner: null,
          lease_until: null,
          message: null,
          error: null,
          of_start: ofStart,
          was: null,
        })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
      await db
        .updateTable('outbox')
        .set({ state: 'pending', due_at: dueAt, attempts: 0, first_attempt_at: null, error: null })
        .where('key', '=', key)
        .where('state', '=', 'withdrawn')
        .execute();
    },

    /** The rungs of an event that speak to people, by time. */
    async fanOuts(eventId: string): Promise<FanOutRow[]> {
      const rows = await db
        .selectFrom('outbox')
        .selectAll()
        .where('event_id', '=', eventId)
        .where('kind', '=', 'fan-out')
        .orderBy('due_at')
        .execute();
      return rows.map(outboxEntry).filter((row) => row.kind === 'fan-out');
    },

    /** What became of the messages to people that remind of this start, as of `now` (epoch ms): numbers alone. */
    async directCounts(eventId: string, ofStart: number, now: number): Promise<DirectCount[]> {
      const rows = await db
        .selectFrom('outbox')
        .select((row) => [
          'rung',
          'state',
          'error',
          row.case().when('due_at', '>', now).then(1).else(0).end().as('later'),
          row.fn.countAll().as('people'),
        ])
        .where('event_id', '=', eventId)
        .where('kind', '=', 'direct')
        .where('of_start', '=', ofStart)
        .groupBy(['rung', 'state', 'error', 'later'])
        .execute();
      return rows.map((row) => {
        const { later, ...count } = directCount.parse(row);
        return { ...count, isPutOff: count.state === 'pending' && later === 1 };
      });
    },

    /** The different rungs at which people want to be reminded of an event themselves. */
    async personalRungs(eventId: string): Promise<string[]> {
      const rows = await db
        .selectFrom('personal_reminders')
        .select('rung')
        .distinct()
        .where('event_id', '=', eventId)
        .execute();
      return rows.map(({ rung }) => rung);
    },
  };
}
