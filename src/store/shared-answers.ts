import { z } from 'zod';
import { type Language, languageSchema } from '../chat/language.ts';
import type { MessageRef, Place } from '../chat/place.ts';
import type { Database } from './database.ts';

const sharedRow = z.object({
  id: z.string(),
  entry: z.string(),
  language: languageSchema,
  platform: z.string(),
  native_group: z.string().nullable(),
  channel: z.string(),
  message: z.string().nullable(),
  fingerprint: z.string(),
  shared_at: z.coerce.number(),
});

/** An entry's answer that somebody shared in a channel; `message` is null until it is known to stand there. */
export interface SharedAnswer {
  /** Marks the message on the platform too. */
  readonly id: string;
  readonly entry: string;
  readonly language: Language;
  readonly place: Place;
  readonly message: MessageRef | null;
  /** Of what the message shows. */
  readonly fingerprint: string;
  /** Epoch milliseconds. */
  readonly sharedAt: number;
}

function sharedAnswer(row: unknown): SharedAnswer {
  const { platform, native_group: group, channel, message, shared_at, ...rest } = sharedRow.parse(row);
  return {
    ...rest,
    place: { platform, group, channel },
    message: message === null ? null : { platform, channel, message },
    sharedAt: shared_at,
  };
}

export function sharedAnswersIn(db: Database) {
  return {
    /** Before its message is sent, so that a message which arrives is known whatever happens then. */
    async add({
      id,
      entry,
      language,
      place,
      fingerprint,
      sharedAt,
    }: Omit<SharedAnswer, 'message'>): Promise<void> {
      const { platform, group: native_group, channel } = place;
      const values = { id, entry, language, platform, native_group, channel, message: null, fingerprint };
      await db
        .insertInto('shared_answers')
        .values({ ...values, shared_at: sharedAt })
        .execute();
    },

    async all(): Promise<SharedAnswer[]> {
      const rows = await db.selectFrom('shared_answers').selectAll().orderBy('shared_at').execute();
      return rows.map(sharedAnswer);
    },

    async byId(id: string): Promise<SharedAnswer | null> {
      const row = await db.selectFrom('shared_answers').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? sharedAnswer(row) : null;
    },

    /** What was shared in a channel since `since` (epoch ms). */
    async inChannel({ platform, channel }: Place, since: number): Promise<SharedAnswer[]> {
      const rows = await db
        .selectFrom('shared_answers')
        .selectAll()
        .where('platform', '=', platform)
        .where('channel', '=', channel)
        .where('shared_at', '>', since)
        .execute();
      return rows.map(sharedAnswer);
    },

    /** How many were shared in a server or workspace since `since` (epoch ms). */
    async count({ platform, group }: Pick<Place, 'platform' | 'group'>, since: number): Promise<number> {
      const row = await db
        .selectFrom('shared_answers')
        .select(({ fn }) => fn.countAll().as('answers'))
        .where('platform', '=', platform)
        .where('native_group', group === null ? 'is' : '=', group)
        .where('shared_at', '>', since)
        .executeTakeFirst();
      return z.coerce.number().parse(row?.answers ?? 0);
    },

    async recordMessage(id: string, { message }: MessageRef): Promise<void> {
      await db.updateTable('shared_answers').set({ message }).where('id', '=', id).execute();
    },

    /** Its message shows this now. */
    async recordShown(id: string, fingerprint: string): Promise<void> {
      await db.updateTable('shared_answers').set({ fingerprint }).where('id', '=', id).execute();
    },

    async remove(id: string): Promise<void> {
      await db.deleteFrom('shared_answers').where('id', '=', id).execute();
    },

    async removeByMessage({ platform, channel, message }: MessageRef): Promise<void> {
      await db
        .deleteFrom('shared_answers')
        .where('platform', '=', platform)
        .where('channel', '=', channel)
        .where('message', '=', message)
        .execute();
    },

    async forgetBefore(moment: number): Promise<void> {
      await db.deleteFrom('shared_answers').where('shared_at', '<', moment).execute();
    },
  };
}
