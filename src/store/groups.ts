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
});

/** One Discord server or Slack workspace. */
export interface Group {
  readonly id: string;
  readonly platform: string;
  readonly nativeId: string;
  /** IANA name. */
  readonly timeZone: string;
  /** The languages of its posts, first one first. */
  readonly languages: readonly Language[];
  /** The platform's id of the channel where its organizers are told things; null: nowhere. */
  readonly organizersChannel: string | null;
}

function group(row: unknown): Group {
  const {
    native_id: nativeId,
    time_zone: timeZone,
    organizers_channel: organizersChannel,
    ...rest
  } = groupRow.parse(row);
  return { ...rest, nativeId, timeZone, organizersChannel };
}

export function groupsIn(db: Database) {
  return {
    async byId(id: string): Promise<Group | null> {
      const row = await db.selectFrom('groups').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? group(row) : null;
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

    async setOrganizersChannel(id: string, channel: string | null): Promise<void> {
      await db.updateTable('groups').set({ organizers_channel: channel }).where('id', '=', id).execute();
    },

    /** The group of this platform's server or workspace; made with these settings the first time. */
    async ensure(wanted: Omit<Group, 'id' | 'organizersChannel'>): Promise<Group> {
      await db
        .insertInto('groups')
        .values({
          id: newId(),
          platform: wanted.platform,
          native_id: wanted.nativeId,
          time_zone: wanted.timeZone,
          languages: JSON.stringify(wanted.languages),
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
