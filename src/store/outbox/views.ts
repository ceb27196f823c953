import { z } from 'zod';
import type { Place } from '../../chat/place.ts';
import type { Database } from '../database.ts';
import { type ChannelRow, channelRow, type OutboxRow, outboxEntry } from './row.ts';

/** What waits, and what became of the rest. */
export function outboxViews(db: Database) {
  return {
    /** What goes to the channels of an event. */
    async of(eventId: string): Promise<ChannelRow[]> {
      const rows = await db
        .selectFrom('outbox')
        .selectAll()
        .where('event_id', '=', eventId)
        .where('post_id', 'is not', null)
        .orderBy('due_at')
        .execute();
      return rows.map(channelRow);
    },

    /** Of the posts in this server or workspace: what waits and is due before `moment`, and what was given up; by time. */
    async inGroup(
      { platform, group }: Pick<Place, 'platform' | 'group'>,
      moment: number,
    ): Promise<ChannelRow[]> {
      const posts = db
        .selectFrom('posts')
        .select('id')
        .where('platform', '=', platform)
        .where('native_group', group === null ? 'is' : '=', group);
      const rows = await db
        .selectFrom('outbox')
        .selectAll()
        .where('post_id', 'in', posts)
        .where((row) =>
          row.or([
            row('state', 'in', ['failed', 'unknown']),
            row.and([row('state', 'in', ['pending', 'claimed']), row('due_at', '<', moment)]),
          ]),
        )
        .orderBy('due_at')
        .execute();
      return rows.map(channelRow);
    },

    async byId(id: string): Promise<OutboxRow | null> {
      const row = await db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? outboxEntry(row) : null;
    },

    /** When the next reminder is due (epoch ms). */
    async nextReminder(): Promise<number | null> {
      const row = await db
        .selectFrom('outbox')
        .select('due_at')
        .where('kind', '=', 'reminder')
        .where('state', '=', 'pending')
        .orderBy('due_at')
        .limit(1)
        .executeTakeFirst();
      return row ? z.coerce.number().parse(row.due_at) : null;
    },

    /** Whether a refresh of this post is on its way, with a count that may be older than ours. */
    async refreshing(postId: string): Promise<boolean> {
      const row = await db
        .selectFrom('outbox')
        .select('id')
        .where('post_id', '=', postId)
        .where('kind', '=', 'refresh')
        .where('state', '=', 'claimed')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
