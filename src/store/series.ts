import { z } from 'zod';
import type { Place } from '../chat/place.ts';
import type { Database } from './database.ts';
import { type EventKind, eventKinds, type Texts, texts } from './events.ts';
import { json } from './json.ts';

const place = z.object({ platform: z.string(), group: z.string().nullable(), channel: z.string() });

const seriesRow = z.object({
  id: z.string(),
  group_id: z.string(),
  kind: z.enum(eventKinds),
  title: json(texts),
  description: json(texts),
  accessibility: json(texts),
  place: z.string(),
  link: z.string(),
  ladder: json(z.array(z.string())).nullable(),
  time_zone: z.string(),
  rule: z.string(),
  first: z.string(),
  duration: z.string(),
  places: json(z.array(place)),
  skipped: json(z.array(z.string())),
  next: z.string().nullable(),
  post_at: z.number().nullable(),
  version: z.number(),
  shows_names: z.number(),
  buttons_only: z.number(),
});

/** An event that comes again by a rule. Each occurrence is an event of its own from the moment it is posted. */
export interface Series {
  readonly id: string;
  readonly groupId: string;
  readonly kind: EventKind;
  readonly title: Texts;
  readonly description: Texts;
  readonly accessibility: Texts;
  readonly place: string;
  readonly link: string;
  /** See `Event`. */
  readonly ladder: readonly string[] | null;
  readonly timeZone: string;
  /** RFC 5545, without DTSTART. */
  readonly rule: string;
  /** By the clock on the wall, like the length of each. */
  readonly first: Temporal.PlainDateTime;
  readonly duration: Temporal.Duration;
  /** Where its events are posted. */
  readonly places: readonly Place[];
  /** Days that are left out: `2026-12-08`. */
  readonly skipped: readonly string[];
  /** The day of the next occurrence that is no event yet; null: none will be posted. */
  readonly next: string | null;
  /** When that one is to be posted (epoch ms). */
  readonly postAt: number | null;
  /** Grows with each change. */
  readonly version: number;
  /** See `Event`. */
  readonly showsNames: boolean;
  readonly buttonsOnly: boolean;
}

function series(row: unknown): Series {
  const {
    group_id: groupId,
    time_zone: timeZone,
    post_at: postAt,
    first,
    duration,
    shows_names,
    buttons_only,
    ...rest
  } = seriesRow.parse(row);
  return {
    ...rest,
    groupId,
    timeZone,
    postAt,
    showsNames: shows_names === 1,
    buttonsOnly: buttons_only === 1,
    first: Temporal.PlainDateTime.from(first),
    duration: Temporal.Duration.from(duration),
  };
}

function columns({ groupId, timeZone, postAt, showsNames, buttonsOnly, ...rest }: Series) {
  return {
    ...rest,
    group_id: groupId,
    title: JSON.stringify(rest.title),
    description: JSON.stringify(rest.description),
    accessibility: JSON.stringify(rest.accessibility),
    ladder: rest.ladder === null ? null : JSON.stringify(rest.ladder),
    time_zone: timeZone,
    first: rest.first.toString({ smallestUnit: 'minute' }),
    duration: rest.duration.toString(),
    places: JSON.stringify(rest.places),
    skipped: JSON.stringify(rest.skipped),
    post_at: postAt,
    shows_names: showsNames ? 1 : 0,
    buttons_only: buttonsOnly ? 1 : 0,
  };
}

export function seriesIn(db: Database) {
  return {
    async add(wanted: Series): Promise<void> {
      await db.insertInto('series').values(columns(wanted)).execute();
    },

    /** Writes a changed one as its next version; false if it was changed since `wanted.version`, or is gone. */
    async save(wanted: Series): Promise<boolean> {
      const result = await db
        .updateTable('series')
        .set({ ...columns(wanted), version: wanted.version + 1 })
        .where('id', '=', wanted.id)
        .where('version', '=', wanted.version)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    async byId(id: string): Promise<Series | null> {
      const row = await db.selectFrom('series').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? series(row) : null;
    },

    /** Those of a group that an organizer has confirmed, and of which there is something to come. */
    async of(groupId: string, moment: number): Promise<Series[]> {
      const coming = db
        .selectFrom('events')
        .select('series_id')
        .where('state', '=', 'open')
        .where('ends_at', '>', moment)
        .where('series_id', 'is not', null);
      const rows = await db
        .selectFrom('series')
        .selectAll()
        .where('group_id', '=', groupId)
        .where((row) => row.or([row('next', 'is not', null), row('id', 'in', coming)]))
        .orderBy('first')
        .execute();
      return rows.map(series);
    },

    /** Those of any group whose events are posted in this server or workspace. */
    async postedIn({ platform, group }: Pick<Place, 'platform' | 'group'>): Promise<Series[]> {
      const rows = await db
        .selectFrom('series')
        .selectAll()
        .where('places', 'like', `%${JSON.stringify(group)}%`)
        .execute();
      const isThere = (place: Place) => place.platform === platform && place.group === group;
      return rows.map(series).filter(({ places }) => places.some(isThere));
    },

    /** Those of which one is to be posted by now, in the order of their moments. */
    async due(now: number): Promise<Series[]> {
      const rows = await db
        .selectFrom('series')
        .selectAll()
        .where('post_at', '<=', now)
        .orderBy('post_at')
        .execute();
      return rows.map(series);
    },

    /** When the next one after `now` is to be posted (epoch ms). */
    async nextPost(now: number): Promise<number | null> {
      const row = await db
        .selectFrom('series')
        .select(({ fn }) => fn.min('post_at').as('at'))
        .where('post_at', '>', now)
        .executeTakeFirst();
      return z.coerce
        .number()
        .nullable()
        .parse(row?.at ?? null);
    },

    async remove(id: string): Promise<void> {
      await db.deleteFrom('series').where('id', '=', id).execute();
    },

    /** Those that nobody confirmed leave no trace once their drafts are gone. */
    async removeUnused(): Promise<void> {
      const used = db.selectFrom('events').select('series_id').where('series_id', 'is not', null);
      await db.deleteFrom('series').where('next', 'is', null).where('id', 'not in', used).execute();
    },
  };
}
