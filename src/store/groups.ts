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
}

function group(row: unknown): Group {
  const { native_id: nativeId, time_zone: timeZone, ...rest } = groupRow.parse(row);
  return { ...rest, nativeId, timeZone };
}

export function groupsIn(db: Database) {
  return {
    async byId(id: string): Promise<Group | null> {
      const row = await db.selectFrom('groups').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? group(row) : null;
    },

    /** The group of this platform's server or workspace; made with these settings the first time. */
    async ensure(wanted: Omit<Group, 'id'>): Promise<Group> {
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
