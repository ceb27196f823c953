import { z } from 'zod';
import { type Language, languageSchema } from '../chat/language.ts';
import type { Database } from './database.ts';
import { json } from './json.ts';
import { newId } from './new-id.ts';

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
}

/** What organizers may change of their group. */
export type GroupSettings = Partial<
  Pick<
    Group,
    'timeZone' | 'languages' | 'organizersChannel' | 'announcementChannel' | 'organizerRoles' | 'welcomed'
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
  };
}

function columns(settings: GroupSettings) {
  const { timeZone, languages, organizersChannel, announcementChannel, organizerRoles, welcomed } = settings;
  return {
    ...(timeZone === undefined ? {} : { zone_chosen: timeZone === null ? 0 : 1 }),
    ...(timeZone == null ? {} : { time_zone: timeZone }),
    ...(languages === undefined ? {} : { languages: JSON.stringify(languages) }),
    ...(organizersChannel === undefined ? {} : { organizers_channel: organizersChannel }),
    ...(announcementChannel === undefined ? {} : { announcement_channel: announcementChannel }),
    ...(organizerRoles === undefined ? {} : { organizer_roles: JSON.stringify(organizerRoles) }),
    ...(welcomed === undefined ? {} : { welcomed: welcomed ? 1 : 0 }),
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
