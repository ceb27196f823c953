import { sql } from 'kysely';
import { z } from 'zod';
import type { Place } from '../chat/place.ts';
import type { Database } from './database.ts';
import { columns, type Event, event } from './event-row.ts';

export {
  type Event,
  type EventKind,
  eventKinds,
  type SeriesOfEvent,
  type Texts,
  texts,
} from './event-row.ts';

/** Events with the rule of their series. */
function withSeries(db: Database) {
  return db
    .selectFrom('events')
    .leftJoin('series', 'series.id', 'events.series_id')
    .selectAll('events')
    .select(['series.rule as series_rule', 'series.first as series_first']);
}

/** Databases tell a sum as a number or as text, and of nothing null. */
const sum = z.coerce.number();
const counted = z.object({ open: sum, drafts: sum, recent: sum });

type Counted = z.output<typeof counted>;

/** A server or workspace, by the platform's own id. */
type Where = Pick<Place, 'platform' | 'group'>;

function postedIn(db: Database, { platform, group }: Where) {
  return db
    .selectFrom('posts')
    .select('event_id')
    .where('platform', '=', platform)
    .where('native_group', group === null ? 'is' : '=', group);
}

export function eventsIn(db: Database) {
  return {
    async add(event: Event, now: number): Promise<void> {
      await db
        .insertInto('events')
        .values({ ...columns(event), created_at: now })
        .execute();
    },

    async byId(id: string): Promise<Event | null> {
      const row = await withSeries(db).where('events.id', '=', id).executeTakeFirst();
      return row ? event(row) : null;
    },

    async byIds(ids: readonly string[]): Promise<Event[]> {
      return (await withSeries(db).where('events.id', 'in', ids).execute()).map(event);
    },

    /** True if it was in state `from`: of two taps at once, one moves it. */
    async move(id: string, from: Event['state'], to: Event['state']): Promise<boolean> {
      const result = await db
        .updateTable('events')
        .set({ state: to })
        .where('id', '=', id)
        .where('state', '=', from)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    /** Writes a changed draft; false if it is no draft any more. */
    async rewriteDraft(draft: Event): Promise<boolean> {
      const result = await db
        .updateTable('events')
        .set(columns(draft))
        .where('id', '=', draft.id)
        .where('state', '=', 'draft')
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    /** Writes a changed open event as its next version; false if it was changed or cancelled since `event.version`. */
    async rewriteOpen(event: Event): Promise<boolean> {
      const result = await db
        .updateTable('events')
        .set({ ...columns(event), version: event.version + 1 })
        .where('id', '=', event.id)
        .where('state', '=', 'open')
        .where('version', '=', event.version)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    async remove(id: string): Promise<void> {
      await db.deleteFrom('events').where('id', '=', id).execute();
    },

    /** The open events with a post in this server or workspace that end after `moment`, soonest first. */
    async coming(where: Where, moment: number, atMost: number): Promise<Event[]> {
      const rows = await withSeries(db)
        .where('events.id', 'in', postedIn(db, where))
        .where('state', '=', 'open')
        .where('ends_at', '>', moment)
        .orderBy('starts_at')
        .orderBy('created_at')
        .orderBy('events.id')
        .limit(atMost)
        .execute();
      return rows.map(event);
    },

    /** Those that were here and have ended, or were cancelled before, latest first. */
    async past(where: Where, moment: number, atMost: number): Promise<Event[]> {
      const rows = await withSeries(db)
        .where('events.id', 'in', postedIn(db, where))
        .where('state', '!=', 'draft')
        .where((row) => row.or([row('ends_at', '<=', moment), row('state', '=', 'cancelled')]))
        .orderBy('starts_at', 'desc')
        .orderBy('created_at')
        .orderBy('events.id')
        .limit(atMost)
        .execute();
      return rows.map(event);
    },

    /** The event of this id if it has a post (sent or planned) in this server or workspace. */
    async inGroup(id: string, where: Where): Promise<Event | null> {
      const row = await withSeries(db)
        .where('events.id', '=', id)
        .where('events.id', 'in', postedIn(db, where))
        .executeTakeFirst();
      return row ? event(row) : null;
    },

    /** All open events, of any group, that end after `moment`: until then their RSVPs count. */
    async open(moment: number): Promise<Event[]> {
      const rows = await withSeries(db).where('state', '=', 'open').where('ends_at', '>', moment).execute();
      return rows.map(event);
    },

    /** Those of a series that were posted, drafts not among them, by their days. */
    async ofSeries(seriesId: string): Promise<Event[]> {
      const rows = await withSeries(db)
        .where('series_id', '=', seriesId)
        .where('state', '!=', 'draft')
        .orderBy('occurrence')
        .execute();
      return rows.map(event);
    },

    /** How many a group has: open ones that end after `now`, drafts, and all that it made since `since` (epoch ms). */
    async counted(groupId: string, now: number, since: number): Promise<Counted> {
      const ones = sql<number>`1`;
      const row = await db
        .selectFrom('events')
        .select(({ fn, eb }) => [
          fn
            .sum(
              eb
                .case()
                .when('state', '=', 'open')
                .then(eb.case().when('ends_at', '>', now).then(ones).else(0).end())
                .else(0)
                .end(),
            )
            .as('open'),
          fn.sum(eb.case().when('state', '=', 'draft').then(ones).else(0).end()).as('drafts'),
          fn.sum(eb.case().when('created_at', '>', since).then(ones).else(0).end()).as('recent'),
        ])
        .where('group_id', '=', groupId)
        .executeTakeFirst();
      return counted.parse(row ?? {});
    },

    /** Drafts that nobody confirmed leave no trace. */
    async removeDraftsBefore(moment: number): Promise<void> {
      await db.deleteFrom('events').where('state', '=', 'draft').where('created_at', '<', moment).execute();
    },
  };
}
