import type { Database } from '../database.ts';
import { newId } from '../new-id.ts';
import { type DirectRow, outboxEntry } from './row.ts';
import { underWay } from './under-way.ts';

/** A reminder for one person. */
export interface WantedDirect extends Pick<DirectRow, 'eventId' | 'person' | 'rung' | 'lane' | 'dueAt'> {
  /** The account, sealed for `person`; null where it will not be sent, and stands there to be counted. */
  readonly sealed: string | null;
  /** Why it will not be sent, in a word; null: it will. */
  readonly dropped: string | null;
  /** The start (epoch ms) that it reminds of. */
  readonly ofStart: number;
}

const unsettled = ['pending', 'claimed'];

function keyOf({ eventId, rung, ofStart, person }: WantedDirect): string {
  return ['direct', eventId, rung, ofStart, person].join(':');
}

/** Reminders that go to one person each. An account is kept only while its row waits. */
export function outboxDirects(db: Database) {
  return {
    /** Adds those that are not there yet: of one person, rung and start there is never a second one. */
    async addDirects(wanted: readonly WantedDirect[]): Promise<void> {
      if (wanted.length === 0) return;
      await db
        .insertInto('outbox')
        .values(
          wanted.map((each) => ({
            id: newId(),
            key: keyOf(each),
            kind: 'direct',
            event_id: each.eventId,
            post_id: null,
            group_id: null,
            lane: each.lane,
            person: each.person,
            sealed: each.sealed,
            rung: each.rung,
            due_at: each.dueAt,
            state: each.dropped === null ? 'pending' : 'withdrawn',
            attempts: 0,
            asked: 1,
            first_attempt_at: null,
            lease_owner: null,
            lease_until: null,
            message: null,
            error: each.dropped,
            of_start: each.ofStart,
            was: null,
          })),
        )
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
    },

    /** Those for one person at one event. */
    async directsTo(eventId: string, person: string): Promise<DirectRow[]> {
      const rows = await db
        .selectFrom('outbox')
        .selectAll()
        .where('event_id', '=', eventId)
        .where('kind', '=', 'direct')
        .where('person', '=', person)
        .execute();
      return rows.map(outboxEntry).filter((row) => row.kind === 'direct');
    },

    /** The rungs of an event of which something to people waits that is under way by `now` (epoch ms). */
    async rungsUnderWay(eventId: string, now: number): Promise<string[]> {
      const rows = await db
        .selectFrom('outbox')
        .select('rung')
        .distinct()
        .where('event_id', '=', eventId)
        .where((row) => underWay(row, now))
        .where('state', '=', 'pending')
        .execute();
      return rows.map(({ rung }) => rung);
    },

    /** The events for which a reminder to somebody waits, or is on its way. */
    async eventsWithDirects(): Promise<string[]> {
      const rows = await db
        .selectFrom('outbox')
        .select('event_id')
        .distinct()
        .where('kind', '=', 'direct')
        .where('state', 'in', unsettled)
        .execute();
      return rows.flatMap(({ event_id }) => (event_id === null ? [] : [event_id]));
    },

    /** Takes back what waits for one person at one event, and forgets the account, also in what is just being tried. */
    async withdrawDirects(eventId: string, person: string): Promise<void> {
      await db
        .updateTable('outbox')
        .set({ sealed: null })
        .where('event_id', '=', eventId)
        .where('kind', '=', 'direct')
        .where('person', '=', person)
        .where('state', 'in', unsettled)
        .execute();
      await db
        .updateTable('outbox')
        .set({ state: 'withdrawn', error: 'not-wanted' })
        .where('event_id', '=', eventId)
        .where('kind', '=', 'direct')
        .where('person', '=', person)
        .where('state', '=', 'pending')
        .execute();
    },

    /** What became of each person's is nobody's business once it helps nobody: of events that ended before `moment` (epoch ms). */
    async forgetDirects(moment: number): Promise<void> {
      const over = db.selectFrom('events').select('id').where('ends_at', '<', moment);
      await db
        .deleteFrom('outbox')
        .where('kind', '=', 'direct')
        .where('state', 'not in', unsettled)
        .where('event_id', 'in', over)
        .execute();
    },
  };
}
