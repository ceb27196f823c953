import { z } from 'zod';
import type { Place } from '../chat/place.ts';
import type { Database } from './database.ts';
import { newId } from './new-id.ts';
import { type OutboxRow, outboxEntry, type Told } from './outbox-row.ts';

export type { OutboxRow, Told } from './outbox-row.ts';

export interface Wanted extends Pick<OutboxRow, 'kind' | 'eventId' | 'postId' | 'dueAt'> {
  readonly rung?: string;
  readonly ofStart?: number;
  readonly was?: Told;
}

/** A reminder of another start is another reminder. */
function keyOf({ kind, postId, rung = '', ofStart }: Wanted): string {
  return [kind, postId, rung, ...(ofStart === undefined ? [] : [ofStart])].join(':');
}

/** Who holds a row while sending it, and until when (epoch ms) others must keep away. */
export interface Lease {
  readonly owner: string;
  readonly until: number;
}

export function outboxIn(db: Database) {
  /** Only the holder of the lease may say what became of a row. */
  const settle = async (
    id: string,
    owner: string,
    values: { state: OutboxRow['state']; message?: string; error?: string; due_at?: number },
  ): Promise<void> => {
    await db
      .updateTable('outbox')
      .set({ lease_owner: null, lease_until: null, ...values })
      .where('id', '=', id)
      .where('lease_owner', '=', owner)
      .execute();
  };

  return {
    /** Adds it once: the same kind, post and rung again is not a second message. */
    async add(wanted: Wanted): Promise<void> {
      await db
        .insertInto('outbox')
        .values({
          id: newId(),
          key: keyOf(wanted),
          kind: wanted.kind,
          event_id: wanted.eventId,
          post_id: wanted.postId,
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
        })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
    },

    /** Adds a reminder, or wants one again that was withdrawn before it was due; one that was sent is not sent twice. */
    async plan(wanted: Wanted): Promise<void> {
      await this.add(wanted);
      await db
        .updateTable('outbox')
        .set({ state: 'pending', due_at: wanted.dueAt, attempts: 0, first_attempt_at: null, error: null })
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
        .set({ state: 'pending', due_at: wanted.dueAt, attempts: 0, first_attempt_at: null, error: null })
        .where('key', '=', keyOf(wanted))
        .where('state', 'not in', ['pending', 'claimed'])
        .execute();
    },

    /** Takes the due rows that nobody holds, oldest first. */
    async claim(now: number, lease: Lease, atMost: number): Promise<OutboxRow[]> {
      const due = db
        .selectFrom('outbox')
        .select('id')
        .where('state', '=', 'pending')
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .limit(atMost);
      const rows = await db
        .updateTable('outbox')
        .set((row) => ({
          state: 'claimed',
          attempts: row('attempts', '+', 1),
          first_attempt_at: row.fn.coalesce('first_attempt_at', row.val(now)),
          lease_owner: lease.owner,
          lease_until: lease.until,
        }))
        .where('id', 'in', due)
        .returningAll()
        .execute();
      return rows.map(outboxEntry).sort((a, b) => a.dueAt - b.dueAt);
    },

    /** Takes rows whose holder died while sending (not these, which we hold): what became of them is not known. */
    async claimAbandoned(now: number, lease: Lease, except: readonly string[]): Promise<OutboxRow[]> {
      const rows = await db
        .updateTable('outbox')
        .set((row) => ({
          attempts: row('attempts', '+', 1),
          lease_owner: lease.owner,
          lease_until: lease.until,
        }))
        .where('state', '=', 'claimed')
        .where('lease_until', '<', now)
        .where('id', 'not in', [...except, ''])
        .returningAll()
        .execute();
      return rows.map(outboxEntry);
    },

    /** Keeps what this owner is still sending; a process that died renews nothing. */
    async renew({ owner, until }: Lease, ids: readonly string[]): Promise<void> {
      await db
        .updateTable('outbox')
        .set({ lease_until: until })
        .where('id', 'in', ids)
        .where('lease_owner', '=', owner)
        .where('state', '=', 'claimed')
        .execute();
    },

    async sent(row: OutboxRow, owner: string, message: string | null): Promise<void> {
      const again = await db
        .updateTable('outbox')
        .set({ state: 'pending', lease_owner: null, lease_until: null, first_attempt_at: null, attempts: 0 })
        .where('id', '=', row.id)
        .where('lease_owner', '=', owner)
        .where('asked', '>', row.asked)
        .executeTakeFirst();
      if (again.numUpdatedRows > 0n) return;
      await settle(row.id, owner, { state: 'sent', ...(message === null ? {} : { message }) });
    },

    retry: (row: OutboxRow, owner: string, dueAt: number, error: string) =>
      settle(row.id, owner, { state: 'pending', due_at: dueAt, error }),

    giveUp: (row: OutboxRow, owner: string, state: 'failed' | 'unknown' | 'withdrawn', error: string) =>
      settle(row.id, owner, { state, error }),

    /** Takes back the reminders that still wait: all of an event's, or those of one rung. */
    async withdrawReminders(eventId: string, rung?: string): Promise<void> {
      let waiting = db
        .updateTable('outbox')
        .set({ state: 'withdrawn' })
        .where('event_id', '=', eventId)
        .where('kind', '=', 'reminder')
        .where('state', '=', 'pending');
      if (rung !== undefined) waiting = waiting.where('rung', '=', rung);
      await waiting.execute();
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
        .set({ state: 'pending', due_at: now, attempts: 0, first_attempt_at: null, error: null })
        .where('event_id', '=', eventId)
        .where('state', '=', 'failed')
        .where('kind', 'in', ['post', 'seed', 'refresh'])
        .execute();
    },

    /** Gives up what was already sent once: it is gone again. */
    async fail(wanted: Wanted, error: string): Promise<void> {
      await db
        .updateTable('outbox')
        .set({ state: 'failed', error })
        .where('key', '=', keyOf(wanted))
        .where('state', '=', 'sent')
        .execute();
    },

    async of(eventId: string): Promise<OutboxRow[]> {
      const rows = await db
        .selectFrom('outbox')
        .selectAll()
        .where('event_id', '=', eventId)
        .orderBy('due_at')
        .execute();
      return rows.map(outboxEntry);
    },

    /** Of the posts in this server or workspace: what waits and is due before `moment`, and what was given up; by time. */
    async inGroup(
      { platform, group }: Pick<Place, 'platform' | 'group'>,
      moment: number,
    ): Promise<OutboxRow[]> {
      const posts = db
        .selectFrom('posts')
        .select('id')
        .where('platform', '=', platform)
        .where('native_group', group === null ? 'is' : '=', group);
      const rows = await db
        .selectFrom('outbox')
        .selectAll()
        .where('post_id', 'in', posts)
        .where((row) =>
          row.or([
            row('state', 'in', ['failed', 'unknown']),
            row.and([row('state', 'in', ['pending', 'claimed']), row('due_at', '<', moment)]),
          ]),
        )
        .orderBy('due_at')
        .execute();
      return rows.map(outboxEntry);
    },

    async byId(id: string): Promise<OutboxRow | null> {
      const row = await db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? outboxEntry(row) : null;
    },

    /** When the next reminder is due (epoch ms). */
    async nextReminder(): Promise<number | null> {
      const row = await db
        .selectFrom('outbox')
        .select('due_at')
        .where('kind', '=', 'reminder')
        .where('state', '=', 'pending')
        .orderBy('due_at')
        .limit(1)
        .executeTakeFirst();
      return row ? z.coerce.number().parse(row.due_at) : null;
    },

    /** When the next row wants attention (epoch ms): due, or a lease has run out. `held` are in hand already. */
    async nextDue(held: readonly string[] = []): Promise<number | null> {
      const due = await db
        .selectFrom('outbox')
        .select(({ fn }) => fn.min('due_at').as('at'))
        .where('state', '=', 'pending')
        .executeTakeFirst();
      const lease = await db
        .selectFrom('outbox')
        .select(({ fn }) => fn.min('lease_until').as('at'))
        .where('state', '=', 'claimed')
        .where('id', 'not in', [...held, ''])
        .executeTakeFirst();
      const moments = [due?.at, lease?.at]
        .map((at) => z.coerce.number().nullish().parse(at))
        .filter((at) => at != null);
      return moments.length > 0 ? Math.min(...moments) : null;
    },

    /** Whether a refresh of this post is on its way, with a count that may be older than ours. */
    async refreshing(postId: string): Promise<boolean> {
      const row = await db
        .selectFrom('outbox')
        .select('id')
        .where('post_id', '=', postId)
        .where('kind', '=', 'refresh')
        .where('state', '=', 'claimed')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
