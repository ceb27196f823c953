import { z } from 'zod';
import type { MessageRef, Place } from '../chat/place.ts';
import type { Database } from './database.ts';
import { newId } from './new-id.ts';

const postRow = z.object({
  id: z.string(),
  event_id: z.string(),
  platform: z.string(),
  native_group: z.string().nullable(),
  channel: z.string(),
  message: z.string().nullable(),
  reposts: z.number(),
  posted_at: z.number().nullable(),
  read_at: z.number().nullable(),
});

/** An event's message in one channel of one group; `message` is null until it has been sent. */
export interface Post {
  readonly id: string;
  readonly eventId: string;
  readonly place: Place;
  readonly message: MessageRef | null;
  /** How often it was posted anew after somebody deleted it. */
  readonly reposts: number;
  /** When its message was sent (epoch ms); null: not yet, or nobody noted it. */
  readonly postedAt: number | null;
  /** When its reactions were last read completely by any of several processes (epoch ms, the platform's clock). */
  readonly readAt: number | null;
}

function post(row: unknown): Post {
  const { id, event_id, platform, native_group, channel, message, reposts, posted_at, read_at } =
    postRow.parse(row);
  return {
    id,
    eventId: event_id,
    place: { platform, group: native_group, channel },
    message: message === null ? null : { platform, channel, message },
    reposts,
    postedAt: posted_at,
    readAt: read_at,
  };
}

export function postsIn(db: Database) {
  return {
    async add(eventId: string, place: Place): Promise<Post> {
      const row = {
        id: newId(),
        event_id: eventId,
        platform: place.platform,
        native_group: place.group,
        channel: place.channel,
        message: null,
        reposts: 0,
        posted_at: null,
        read_at: null,
      };
      const last = await db
        .selectFrom('posts')
        .select(({ fn }) => fn.max('ordinal').as('ordinal'))
        .where('event_id', '=', eventId)
        .executeTakeFirst();
      await db
        .insertInto('posts')
        .values({ ...row, ordinal: (last?.ordinal ?? -1) + 1 })
        .execute();
      return post(row);
    },

    async byId(id: string): Promise<Post | null> {
      const row = await db.selectFrom('posts').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? post(row) : null;
    },

    async byIds(ids: readonly string[]): Promise<Post[]> {
      return (await db.selectFrom('posts').selectAll().where('id', 'in', ids).execute()).map(post);
    },

    /** In the order in which they were made: where it was planned first stands first. */
    async of(eventId: string): Promise<Post[]> {
      const rows = await db
        .selectFrom('posts')
        .selectAll()
        .where('event_id', '=', eventId)
        .orderBy('ordinal')
        .orderBy('id')
        .execute();
      return rows.map(post);
    },

    /** All that stand in this channel, or are to stand there, of any event. */
    async inChannel({ platform, channel }: Pick<Place, 'platform' | 'channel'>): Promise<Post[]> {
      const rows = await db
        .selectFrom('posts')
        .selectAll()
        .where('platform', '=', platform)
        .where('channel', '=', channel)
        .orderBy('id')
        .execute();
      return rows.map(post);
    },

    async byMessage(ref: MessageRef): Promise<Post | null> {
      const row = await db
        .selectFrom('posts')
        .selectAll()
        .where('platform', '=', ref.platform)
        .where('channel', '=', ref.channel)
        .where('message', '=', ref.message)
        .executeTakeFirst();
      return row ? post(row) : null;
    },

    /** Its message is gone, and what stood under it: from now on it is a post that has not been sent yet. */
    async forgetMessage(id: string): Promise<void> {
      await db.deleteFrom('tombstones').where('post_id', '=', id).execute();
      await db
        .updateTable('posts')
        .set((row) => ({ message: null, reposts: row('reposts', '+', 1) }))
        .where('id', '=', id)
        .execute();
    },

    /** All reactions under it, as they were at that moment, are known (epoch ms, the platform's clock). */
    async noteRead(id: string, at: number): Promise<void> {
      await db.updateTable('posts').set({ read_at: at }).where('id', '=', id).execute();
    },

    /** Its message is about to be taken away by us. */
    async detach(id: string): Promise<void> {
      await db.updateTable('posts').set({ message: null }).where('id', '=', id).execute();
    },

    /** With its reactions and all that was still to be sent for it. */
    async remove(id: string): Promise<void> {
      await db.deleteFrom('posts').where('id', '=', id).execute();
    },

    /** Its message stands in the channel since `at` (epoch ms). */
    async recordMessage(id: string, ref: MessageRef, at: number | null = null): Promise<void> {
      await db
        .updateTable('posts')
        .set({ message: ref.message, posted_at: at })
        .where('id', '=', id)
        .execute();
    },
  };
}
