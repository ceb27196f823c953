import type { Database } from '../database.ts';
import { newId } from '../new-id.ts';
import { laneOfPost } from './lane.ts';
import type { ChannelRow, Told } from './row.ts';
import { underWay } from './under-way.ts';

/** Something that one channel is to be sent. */
export interface Wanted extends Pick<ChannelRow, 'kind' | 'eventId' | 'postId' | 'dueAt'> {
  readonly rung?: string;
  readonly ofStart?: number;
  readonly was?: Told;
}

/** A reminder of another start is another reminder. */
function keyOf({ kind, postId, rung = '', ofStart }: Wanted): string {
  return [kind, postId, rung, ...(ofStart === undefined ? [] : [ofStart])].join(':');
}

/** As if it had never been tried, due at `dueAt`. */
function anew(dueAt: number) {
  return { state: 'pending', due_at: dueAt, attempts: 0, first_attempt_at: null, error: null };
}

/** What is asked for in channels, and taken back. */
export function outboxWants(db: Database) {
  return {
    /** Adds it once: the same kind, post and rung again is not a second message. */
    async add(wanted: Wanted): Promise<void> {
      await db
        .insertInto('outbox')
        .values(({ selectFrom }) => ({
          id: newId(),
          key: keyOf(wanted),
          kind: wanted.kind,
          event_id: wanted.eventId,
          post_id: wanted.postId,
          lane: selectFrom('posts').select(laneOfPost).where('id', '=', wanted.postId),
          rung: wanted.rung ?? '',
          due_at: wanted.dueAt,
          state: 'pending',
          attempts: 0,
          asked: 1,
          first_attempt_at: null,
          lease_owner: null,
          lease_until: null,
          message: null,
          error: null,
          of_start: wanted.ofStart ?? null,
          was: wanted.was === undefined ? null : JSON.stringify(wanted.was),
        }))
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
    },

    /** Adds a reminder, or wants one again that was withdrawn before it was due; one that was sent is not sent twice. */
    async plan(wanted: Wanted): Promise<void> {
      await this.add(wanted);
      await db
        .updateTable('outbox')
        .set({ ...anew(wanted.dueAt), reported: 0 })
        .where('key', '=', keyOf(wanted))
        .where('state', '=', 'withdrawn')
        .execute();
    },

    /** Asks for something that may be done again and again (a refresh, a seeding): many requests become one. */
    async ask(wanted: Wanted): Promise<void> {
      await this.add({ ...wanted, dueAt: wanted.dueAt });
      await db
        .updateTable('outbox')
        .set((row) => ({ asked: row('asked', '+', 1) }))
        .where('key', '=', keyOf(wanted))
        .execute();
      await db
        .updateTable('outbox')
        // A post is kept true with every tap: that it cannot be is told once, until it was possible again.
        .set({ ...anew(wanted.dueAt), ...(wanted.kind === 'post' ? { reported: 0 } : {}) })
        .where('key', '=', keyOf(wanted))
        .where('state', 'not in', ['pending', 'claimed'])
        .execute();
    },

    /** Takes back the reminders that still wait, for channels and for people: all of an event's, or those of one rung. */
    async withdrawReminders(eventId: string, rung?: string): Promise<void> {
      let waiting = db
        .updateTable('outbox')
        // Whoever will not be written to need not be known any more.
        .set({ state: 'withdrawn', sealed: null })
        .where('event_id', '=', eventId)
        .where('kind', 'in', ['reminder', 'fan-out', 'direct'])
        .where('state', '=', 'pending');
      if (rung !== undefined) waiting = waiting.where('rung', '=', rung);
      await waiting.execute();
    },

    /**
     * The same where the event is moved to `start` (epoch ms), but for what goes to people of these rungs, is under way by
     * `now`, and can still be sent before it: that reminds of the new start.
     */
    async withdrawMoved(
      eventId: string,
      {
        start,
        staying,
        now,
      }: { readonly start: number; readonly staying: readonly string[]; readonly now: number },
    ): Promise<void> {
      await db
        .updateTable('outbox')
        .set({ of_start: start })
        .where('event_id', '=', eventId)
        .where((row) => underWay(row, now))
        .where('state', '=', 'pending')
        .where('rung', 'in', [...staying, ''])
        .where('due_at', '<', start)
        .execute();
      await db
        .updateTable('outbox')
        .set({ state: 'withdrawn', sealed: null })
        .where('event_id', '=', eventId)
        .where('kind', 'in', ['reminder', 'fan-out', 'direct'])
        .where('state', '=', 'pending')
        .where((row) => row.or([row('of_start', 'is', null), row('of_start', '!=', start)]))
        .execute();
    },

    /** Has the notices of earlier changes looked at now that still wait: they are settled before a newer one. */
    async hurryChanges(eventId: string, now: number): Promise<void> {
      await db
        .updateTable('outbox')
        .set({ due_at: now })
        .where('event_id', '=', eventId)
        .where('kind', '=', 'change')
        .where('state', '=', 'pending')
        .execute();
    },

    /** Tries again what was given up, once somebody has mended the cause. */
    async reviveFailed(eventId: string, now: number): Promise<void> {
      await db
        .updateTable('outbox')
        .set({ ...anew(now), reported: 0 })
        .where('event_id', '=', eventId)
        .where('state', '=', 'failed')
        .where('kind', 'in', ['post', 'seed', 'refresh'])
        .execute();
    },

    /** Gives up what was already sent once: it is gone again. */
    async fail(wanted: Wanted, error: string): Promise<void> {
      await db
        .updateTable('outbox')
        .set({ state: 'failed', error, reported: 0 })
        .where('key', '=', keyOf(wanted))
        .where('state', '=', 'sent')
        .execute();
    },
  };
}
