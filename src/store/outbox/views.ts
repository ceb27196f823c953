import { z } from 'zod';
import type { Place } from '../../chat/place.ts';
import type { Database } from '../database.ts';
import { type ChannelRow, channelRow, type OutboxRow, outboxEntry } from './row.ts';
import { worthTelling } from './trouble.ts';

const plannedReminder = z
  .object({ post_id: z.string(), rung: z.string(), due_at: z.number(), of_start: z.number().nullable() })
  .transform(({ post_id: postId, rung, due_at: dueAt, of_start: ofStart }) => ({
    postId,
    rung,
    dueAt,
    ofStart,
  }));

/** A reminder in one channel; it is due at `dueAt` (epoch ms), or was planned earlier and is tried again then. */
export type PlannedReminder = Readonly<z.output<typeof plannedReminder>>;

/** What waits, and what became of the rest. */
export function outboxViews(db: Database) {
  return {
    /** What goes to the channels of an event. */
    async of(eventId: string): Promise<ChannelRow[]> {
      const rows = await db
        .selectFrom('outbox')
        .selectAll()
        // By the posts: an event may have thousands of rows that go to people.
        .where('post_id', 'in', db.selectFrom('posts').select('id').where('event_id', '=', eventId))
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
            row.and([row('state', '=', 'withdrawn'), row('error', 'in', worthTelling)]),
            row.and([row('state', 'in', ['pending', 'claimed']), row('due_at', '<', moment)]),
          ]),
        )
        .orderBy('due_at')
        .execute();
      return rows.map(channelRow);
    },

    /** The reminders of each of these posts that are wanted, and may be due by now. */
    async remindersOf(postIds: readonly string[], now: number): Promise<Map<string, PlannedReminder[]>> {
      const rows = await db
        .selectFrom('outbox')
        .select(['post_id', 'rung', 'due_at', 'of_start'])
        .where('post_id', 'in', postIds)
        .where('kind', '=', 'reminder')
        .where('state', '!=', 'withdrawn')
        // One that was tried waits longer than it was planned to.
        .where(({ or, eb }) => or([eb('due_at', '<=', now), eb('attempts', '>', 0)]))
        .execute();
      return Map.groupBy(
        rows.map((row) => plannedReminder.parse(row)),
        ({ postId }) => postId,
      );
    },

    /** The same of one post. */
    async remindersIn(postId: string, now: number): Promise<readonly PlannedReminder[]> {
      return (await this.remindersOf([postId], now)).get(postId) ?? [];
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
