import { z } from 'zod';
import { type Act, acts, type TwoPeople, twoPeople } from '../chat/act.ts';
import { type Language, languageSchema } from '../chat/language.ts';
import type { Database } from './database.ts';
import { json } from './json.ts';
import { newId } from './new-id.ts';

/** Who of a group's organizers may do it: all of them, or those of whom the platform says so. */
export const allowances = ['organizers', 'by-right'] as const;

export type Allowance = (typeof allowances)[number];

const permissions = z.partialRecord(z.enum(acts), z.enum(allowances));

const groupRow = z.object({
  id: z.string(),
  platform: z.string(),
  native_id: z.string(),
  time_zone: z.string(),
  languages: json(z.array(languageSchema).min(1)),
  organizers_channel: z.string().nullable(),
  zone_chosen: z.number(),
  welcomed: z.number(),
  announcement_channel: z.string().nullable(),
  organizer_roles: json(z.array(z.string())),
  permissions: json(permissions),
  two_people: json(z.array(z.enum(twoPeople))),
});

/** One Discord server or Slack workspace. */
export interface Group {
  readonly id: string;
  readonly platform: string;
  readonly nativeId: string;
  /** IANA name; null until its organizers have chosen one: till then times are not guessed. */
  readonly timeZone: string | null;
  /** The languages of its posts, first one first. */
  readonly languages: readonly Language[];
  /** The platform's id of the channel where its organizers are told things; null: nowhere. */
  readonly organizersChannel: string | null;
  /** The platform's id of the channel for events where nobody says another; null: where they are made. */
  readonly announcementChannel: string | null;
  /** The platform's ids of roles whose members organize here too. */
  readonly organizerRoles: readonly string[];
  /** Whether an organizer was shown the first steps. */
  readonly welcomed: boolean;
  /** Who of its organizers may do what; what is not among them all may do. */
  readonly permissions: Readonly<Partial<Record<Act, Allowance>>>;
  /** What takes two organizers. */
  readonly twoPeople: readonly TwoPeople[];
}

/** What organizers may change of their group. */
export type GroupSettings = Partial<
  Pick<
    Group,
    | 'timeZone'
    | 'languages'
    | 'organizersChannel'
    | 'announcementChannel'
    | 'organizerRoles'
    | 'welcomed'
    | 'permissions'
    | 'twoPeople'
  >
>;

function group(row: unknown): Group {
  const read = groupRow.parse(row);
  return {
    id: read.id,
    platform: read.platform,
    nativeId: read.native_id,
    timeZone: read.zone_chosen === 1 ? read.time_zone : null,
    languages: read.languages,
    organizersChannel: read.organizers_channel,
    announcementChannel: read.announcement_channel,
    organizerRoles: read.organizer_roles,
    welcomed: read.welcomed === 1,
    permissions: read.permissions,
    twoPeople: read.two_people,
  };
}

function columns(settings: GroupSettings) {
  const { timeZone, languages, organizersChannel, announcementChannel, organizerRoles, welcomed } = settings;
  const { permissions: allowed, twoPeople: two } = settings;
  return {
    ...(timeZone === undefined ? {} : { zone_chosen: timeZone === null ? 0 : 1 }),
    ...(timeZone == null ? {} : { time_zone: timeZone }),
    ...(languages === undefined ? {} : { languages: JSON.stringify(languages) }),
    ...(organizersChannel === undefined ? {} : { organizers_channel: organizersChannel }),
    ...(announcementChannel === undefined ? {} : { announcement_channel: announcementChannel }),
    ...(organizerRoles === undefined ? {} : { organizer_roles: JSON.stringify(organizerRoles) }),
    ...(welcomed === undefined ? {} : { welcomed: welcomed ? 1 : 0 }),
    ...(allowed === undefined ? {} : { permissions: JSON.stringify(allowed) }),
    ...(two === undefined ? {} : { two_people: JSON.stringify(two) }),
  };
}

export function groupsIn(db: Database) {
  return {
    async byId(id: string): Promise<Group | null> {
      const row = await db.selectFrom('groups').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? group(row) : null;
    },

    async byIds(ids: readonly string[]): Promise<Group[]> {
      return (await db.selectFrom('groups').selectAll().where('id', 'in', ids).execute()).map(group);
    },

    async byNativeId(platform: string, nativeId: string): Promise<Group | null> {
      const row = await db
        .selectFrom('groups')
        .selectAll()
        .where('platform', '=', platform)
        .where('native_id', '=', nativeId)
        .executeTakeFirst();
      return row ? group(row) : null;
    },

    /** Those whose organizers want to be told things. */
    async withOrganizersChannel(): Promise<Group[]> {
      const rows = await db
        .selectFrom('groups')
        .selectAll()
        .where('organizers_channel', 'is not', null)
        .execute();
      return rows.map(group);
    },

    async change(id: string, settings: GroupSettings): Promise<void> {
      const set = columns(settings);
      if (Object.keys(set).length === 0) return;
      await db.updateTable('groups').set(set).where('id', '=', id).execute();
    },

    /** These, by the platform's ids, are all that the bot is in there at `now` (epoch ms): it has left every other one by then. */
    async areAll(platform: string, nativeIds: readonly string[], now: number): Promise<void> {
      await db
        .updateTable('groups')
        .set({ left_at: now })
        .where('platform', '=', platform)
        .where('native_id', 'not in', nativeIds)
        .where('left_at', 'is', null)
        .execute();
      await db
        .updateTable('groups')
        .set({ left_at: null })
        .where('platform', '=', platform)
        .where('native_id', 'in', nativeIds)
        .where('left_at', 'is not', null)
        .execute();
    },

    /** The bot is in it (again). */
    async joined(platform: string, nativeId: string): Promise<void> {
      await db
        .updateTable('groups')
        .set({ left_at: null })
        .where('platform', '=', platform)
        .where('native_id', '=', nativeId)
        .where('left_at', 'is not', null)
        .execute();
    },

    /** The bot is not in it any more, since `now` (epoch ms) if that was not known before. */
    async left(platform: string, nativeId: string, now: number): Promise<void> {
      await db
        .updateTable('groups')
        .set({ left_at: now })
        .where('platform', '=', platform)
        .where('native_id', '=', nativeId)
        .where('left_at', 'is', null)
        .execute();
    },

    /** Those that the bot left at `moment` (epoch ms) or before, and is not in again. */
    async leftBy(moment: number): Promise<Group[]> {
      return (await db.selectFrom('groups').selectAll().where('left_at', '<=', moment).execute()).map(group);
    },

    /** True for the first one who asks: of two organizers at once, one is shown the first steps. */
    async welcomeOnce(id: string): Promise<boolean> {
      const result = await db
        .updateTable('groups')
        .set({ welcomed: 1 })
        .where('id', '=', id)
        .where('welcomed', '=', 0)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    /** The group of this platform's server or workspace; new ones begin with these languages and no time zone. */
    async ensure(wanted: Pick<Group, 'platform' | 'nativeId' | 'languages'>): Promise<Group> {
      await db
        .insertInto('groups')
        .values({
          id: newId(),
          platform: wanted.platform,
          native_id: wanted.nativeId,
          time_zone: 'UTC',
          languages: JSON.stringify(wanted.languages),
          zone_chosen: 0,
          welcomed: 0,
          organizer_roles: '[]',
        })
        .onConflict((conflict) => conflict.columns(['platform', 'native_id']).doNothing())
        .execute();
      return group(
        await db
          .selectFrom('groups')
          .selectAll()
          .where('platform', '=', wanted.platform)
          .where('native_id', '=', wanted.nativeId)
          .executeTakeFirstOrThrow(),
      );
    },
  };
}
