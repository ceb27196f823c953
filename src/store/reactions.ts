import { z } from 'zod';
import { type Reaction, reactions } from '../chat/reaction.ts';
import type { Database } from './database.ts';
import { isLater } from './is-later.ts';

const reactionRow = z.object({ person: z.string(), reaction: z.enum(reactions) });
const stateRow = z.object({ present: z.number(), changed_at: z.number() });

export type KnownReaction = z.output<typeof reactionRow>;

/** Who, by pseudonym, stands behind each reaction under a post, as far as we know. A set: repeats change nothing. */
export function reactionsIn(db: Database) {
  const set = async (postId: string, { person, reaction }: KnownReaction, present: boolean, at: number) => {
    const values = { present: present ? 1 : 0, changed_at: at };
    await db
      .insertInto('reactions')
      .values({ post_id: postId, person, reaction, ...values })
      .onConflict((conflict) => conflict.columns(['post_id', 'person', 'reaction']).doUpdateSet(values))
      .execute();
  };

  return {
    async of(postId: string): Promise<KnownReaction[]> {
      const rows = await db
        .selectFrom('reactions')
        .select(['person', 'reaction'])
        .where('post_id', '=', postId)
        .where('present', '=', 1)
        .execute();
      return rows.map((row) => reactionRow.parse(row));
    },

    /**
     * Notes that a reaction stands there since `at` (epoch ms), or no longer does. True if that changed what is
     * known; what is older than the last change of the same reaction changes nothing, however late it comes, unless that
     * change is dated after `now` (epoch ms), by a clock that was wrong.
     */
    async note(
      postId: string,
      known: KnownReaction,
      present: boolean,
      at: number,
      now: number,
    ): Promise<boolean> {
      const { person, reaction } = known;
      const row = await db
        .selectFrom('reactions')
        .select(['present', 'changed_at'])
        .where('post_id', '=', postId)
        .where('person', '=', person)
        .where('reaction', '=', reaction)
        .executeTakeFirst();
      const before = row && stateRow.parse(row);
      if (before && isLater(before.changed_at, at, now)) return false;
      await set(postId, known, present, at);
      return (before?.present === 1) !== present;
    },

    /** What was noted since that moment and until the other (epoch ms), whether it stands there now or not. */
    async changedBetween(postId: string, from: number, to: number): Promise<KnownReaction[]> {
      const rows = await db
        .selectFrom('reactions')
        .select(['person', 'reaction'])
        .where('post_id', '=', postId)
        .where('changed_at', '>=', from)
        .where('changed_at', '<=', to)
        .execute();
      return rows.map((row) => reactionRow.parse(row));
    },

    /** The same where the platform itself was asked at `at` (epoch ms): it is right, whatever was known. */
    correct: set,

    async isPresent(postId: string, { person, reaction }: KnownReaction): Promise<boolean> {
      const row = await db
        .selectFrom('reactions')
        .select('present')
        .where('post_id', '=', postId)
        .where('person', '=', person)
        .where('reaction', '=', reaction)
        .where('present', '=', 1)
        .executeTakeFirst();
      return row !== undefined;
    },

    /** All of one kind under a post, or all of them (null), are gone since `at` (epoch ms). */
    async clear(postId: string, reaction: Reaction | null, at: number): Promise<void> {
      const all = db
        .updateTable('reactions')
        .set({ present: 0, changed_at: at })
        .where('post_id', '=', postId)
        .where('present', '=', 1);
      await (reaction === null ? all : all.where('reaction', '=', reaction)).execute();
    },

    /** All of a person's reactions under any post of an event. */
    async ofPerson(eventId: string, person: string): Promise<Reaction[]> {
      const rows = await db
        .selectFrom('reactions')
        .innerJoin('posts', 'posts.id', 'reactions.post_id')
        .select(['reactions.person', 'reactions.reaction'])
        .where('posts.event_id', '=', eventId)
        .where('reactions.person', '=', person)
        .where('reactions.present', '=', 1)
        .execute();
      return rows.map((row) => reactionRow.parse(row).reaction);
    },
  };
}
