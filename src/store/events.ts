import { sql } from 'kysely';
import { z } from 'zod';
import type { Place } from '../chat/place.ts';
import type { Database } from './database.ts';
import { json } from './json.ts';

export const eventKinds = [
  'council-meeting',
  'committee-hearing',
  'rally',
  'march',
  'press-conference',
  'phone-bank',
  'training',
  'meeting',
] as const;

export type EventKind = (typeof eventKinds)[number];

export const texts = z.object({ en: z.string(), es: z.string() });

/** The same text in each language; an empty one is not given in that language. */
export type Texts = z.output<typeof texts>;

const eventRow = z.object({
  id: z.string(),
  group_id: z.string(),
  kind: z.enum(eventKinds),
  title: json(texts),
  description: json(texts),
  accessibility: json(texts),
  place: z.string(),
  link: z.string(),
  time_zone: z.string(),
  starts_at: z.number(),
  ends_at: z.number(),
  state: z.enum(['draft', 'open', 'cancelled']),
  ladder: json(z.array(z.string())).nullable(),
  edits: z.string().nullable(),
  version: z.number(),
  series_id: z.string().nullable(),
  occurrence: z.string().nullable(),
  series_rule: z.string().nullable(),
  series_first: z.string().nullable(),
  shows_names: z.number(),
  buttons_only: z.number(),
});

/** The series that an event is one of, with what its post says of it. */
export interface SeriesOfEvent {
  readonly id: string;
  /** Its day by the rule (`2026-12-08`), wherever it was moved since; null: of a draft that is to change an event. */
  readonly occurrence: string | null;
  /** See `Series`. */
  readonly rule: string;
  readonly first: Temporal.PlainDateTime;
}

/** A mobilization. A draft waits for its organizer's confirmation and is seen by nobody else. */
export interface Event {
  readonly id: string;
  readonly groupId: string;
  readonly kind: EventKind;
  readonly title: Texts;
  readonly description: Texts;
  readonly accessibility: Texts;
  readonly place: string;
  readonly link: string;
  /** In the group's zone. */
  readonly start: Temporal.ZonedDateTime;
  readonly end: Temporal.ZonedDateTime;
  readonly state: 'draft' | 'open' | 'cancelled';
  /** When to remind, in place of what its kind says; null: as its kind says. */
  readonly ladder: readonly string[] | null;
  /** Of a draft that is to change an open event: that event's id. */
  readonly edits: string | null;
  /** Grows with each change. */
  readonly version: number;
  /** Of one that comes again by a rule; null: it does not. */
  readonly series: SeriesOfEvent | null;
  /** Its organizers see the names of those who said so at the button. */
  readonly showsNames: boolean;
  /** Reactions under its posts do not count: they would show everybody who comes. */
  readonly buttonsOnly: boolean;
}

function zoned(at: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
}

function event(row: unknown): Event {
  const {
    group_id: groupId,
    time_zone,
    starts_at,
    ends_at,
    shows_names,
    buttons_only,
    ...read
  } = eventRow.parse(row);
  const { series_id: id, occurrence, series_rule: rule, series_first: first, ...rest } = read;
  const isRepeated = id !== null && rule !== null && first !== null;
  return {
    ...rest,
    groupId,
    start: zoned(starts_at, time_zone),
    end: zoned(ends_at, time_zone),
    showsNames: shows_names === 1,
    buttonsOnly: buttons_only === 1,
    series: isRepeated ? { id, occurrence, rule, first: Temporal.PlainDateTime.from(first) } : null,
  };
}

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

function columns(event: Event) {
  return {
    id: event.id,
    group_id: event.groupId,
    kind: event.kind,
    title: JSON.stringify(event.title),
    description: JSON.stringify(event.description),
    accessibility: JSON.stringify(event.accessibility),
    place: event.place,
    link: event.link,
    time_zone: event.start.timeZoneId,
    starts_at: event.start.epochMilliseconds,
    ends_at: event.end.epochMilliseconds,
    state: event.state,
    ladder: event.ladder === null ? null : JSON.stringify(event.ladder),
    edits: event.edits,
    version: event.version,
    series_id: event.series?.id ?? null,
    occurrence: event.series?.occurrence ?? null,
    shows_names: event.showsNames ? 1 : 0,
    buttons_only: event.buttonsOnly ? 1 : 0,
  };
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
