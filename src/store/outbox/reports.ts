import { z } from 'zod';
import type { Database } from '../database.ts';
import type { Group } from '../groups.ts';
import { newId } from '../new-id.ts';
import { type ChannelRow, type DirectRow, type FanOutRow, type OutboxRow, outboxEntry } from './row.ts';
import { passedOver, troubleOf, worthTelling } from './trouble.ts';

/** Something of which organizers have not been told yet what became of it. */
export type UntoldRow = ChannelRow | FanOutRow | DirectRow;

/** An occurrence of a series that was over before it could be posted. */
export interface PassedOver {
  readonly id: string;
  readonly seriesId: string;
  /** `2026-12-08`. */
  readonly day: string;
}

const noted = z.object({ id: z.string(), rung: z.string() });

/** The queue in which what organizers of a group are told waits. */
function laneOf({ platform, nativeId }: Pick<Group, 'platform' | 'nativeId'>): string {
  return `${platform} ${nativeId} report`;
}

const nothingYet = {
  event_id: null,
  post_id: null,
  attempts: 0,
  first_attempt_at: null,
  lease_owner: null,
  lease_until: null,
  message: null,
  of_start: null,
  was: null,
} as const;

/** What a group's organizers have to be told of, and were told. */
export function outboxReports(db: Database) {
  return {
    /** Has a group's organizers told at `dueAt` of all that is untold then: many requests until then become one message. */
    async askReport(group: Pick<Group, 'id' | 'platform' | 'nativeId'>, dueAt: number): Promise<void> {
      const key = `report:${group.id}`;
      await db
        .insertInto('outbox')
        .values({
          ...nothingYet,
          id: newId(),
          key,
          kind: 'report',
          group_id: group.id,
          lane: laneOf(group),
          rung: '',
          due_at: dueAt,
          state: 'pending',
          asked: 0,
          error: null,
        })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
      await db
        .updateTable('outbox')
        .set((row) => ({ asked: row('asked', '+', 1) }))
        .where('key', '=', key)
        .execute();
      // What is asked for during its send waits as long as anything else.
      await db
        .updateTable('outbox')
        .set({ due_at: dueAt })
        .where('key', '=', key)
        .where('state', '=', 'claimed')
        .execute();
      await db
        .updateTable('outbox')
        .set({ state: 'pending', due_at: dueAt, attempts: 0, first_attempt_at: null, error: null })
        .where('key', '=', key)
        .where('state', 'not in', ['pending', 'claimed'])
        .execute();
    },

    /**
     * What there is to tell of a group's own events, and of those in its channels, as far as they end after `moment`
     * (epoch ms): what is untold, or all that failed.
     */
    async troubles(
      { id, platform, nativeId }: Pick<Group, 'id' | 'platform' | 'nativeId'>,
      which: 'untold' | 'failed',
      moment: number,
    ): Promise<UntoldRow[]> {
      const here = db
        .selectFrom('posts')
        .select('event_id')
        .where('platform', '=', platform)
        .where('native_group', '=', nativeId);
      const events = db
        .selectFrom('events')
        .select('id')
        .where('ends_at', '>', moment)
        .where((row) => row.or([row('group_id', '=', id), row('id', 'in', here)]));
      const rows = await db
        .selectFrom('outbox')
        .selectAll()
        .where('event_id', 'in', events)
        .$if(which === 'failed', (query) => query.where('state', '=', 'failed'))
        .$if(which === 'untold', (query) =>
          query
            .where('reported', '=', 0)
            .where((row) =>
              row.or([
                row('state', 'in', ['failed', 'unknown']),
                row.and([row('state', 'in', ['withdrawn', 'sent']), row('error', 'in', worthTelling)]),
              ]),
            ),
        )
        .orderBy('due_at')
        .orderBy('id')
        .execute();
      return rows.map(outboxEntry).filter(isUntold);
    },

    /** Organizers have been told this of each; of what has become something else since, they have not. */
    async markReported(told: readonly Pick<OutboxRow, 'id' | 'state'>[]): Promise<void> {
      for (const [state, rows] of Map.groupBy(told, (row) => row.state)) {
        const ids = rows.map(({ id }) => id);
        await db
          .updateTable('outbox')
          .set({ reported: 1 })
          .where('id', 'in', ids)
          .where('state', '=', state)
          .execute();
      }
    },

    /** Wants one again that was given up, as due at `dueAt`; false if it is not given up any more. */
    async revive(id: string, dueAt: number): Promise<boolean> {
      const result = await db
        .updateTable('outbox')
        .set({
          state: 'pending',
          due_at: dueAt,
          attempts: 0,
          first_attempt_at: null,
          error: null,
          reported: 0,
        })
        .where('id', '=', id)
        .where('state', '=', 'failed')
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    /** Notes once that an occurrence was over before it could be posted, so that organizers are told. */
    async notePassedOver(
      group: Pick<Group, 'id' | 'platform' | 'nativeId'>,
      { seriesId, day }: Omit<PassedOver, 'id'>,
      now: number,
    ): Promise<void> {
      await db
        .insertInto('outbox')
        .values({
          ...nothingYet,
          id: newId(),
          key: `${passedOver}:${seriesId}:${day}`,
          kind: passedOver,
          group_id: group.id,
          lane: laneOf(group),
          rung: `${seriesId} ${day}`,
          due_at: now,
          state: 'withdrawn',
          asked: 1,
          error: passedOver,
        })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
    },

    /** The untold ones of a group that were noted after `moment` (epoch ms). */
    async passedOver({ id }: Pick<Group, 'id'>, moment: number): Promise<PassedOver[]> {
      const rows = await db
        .selectFrom('outbox')
        .select(['id', 'rung'])
        .where('group_id', '=', id)
        .where('kind', '=', passedOver)
        .where('reported', '=', 0)
        .where('due_at', '>', moment)
        .orderBy('rung')
        .execute();
      return rows.map((row) => {
        const { id: noteId, rung } = noted.parse(row);
        const [seriesId = '', day = ''] = rung.split(' ');
        return { id: noteId, seriesId, day };
      });
    },
  };
}

function isUntold(row: OutboxRow): row is UntoldRow {
  return row.kind !== 'report' && troubleOf(row) !== null;
}
