import { z } from 'zod';
import { type Reaction, reactions } from '../chat/reaction.ts';
import type { Database } from './database.ts';

const reactionRow = z.object({ person: z.string(), reaction: z.enum(reactions) });

export type KnownReaction = z.output<typeof reactionRow>;

/** Who, by pseudonym, stands behind each reaction under a post, as far as we know. A set: repeats change nothing. */
export function reactionsIn(db: Database) {
  return {
    async of(postId: string): Promise<KnownReaction[]> {
      const rows = await db
        .selectFrom('reactions')
        .select(['person', 'reaction'])
        .where('post_id', '=', postId)
        .execute();
      return rows.map((row) => reactionRow.parse(row));
    },

    /** True if it was not known before. */
    async add(postId: string, person: string, reaction: Reaction): Promise<boolean> {
      const result = await db
        .insertInto('reactions')
        .values({ post_id: postId, person, reaction })
        .onConflict((conflict) => conflict.columns(['post_id', 'person', 'reaction']).doNothing())
        .executeTakeFirst();
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },

    /** True if it was known. */
    async remove(postId: string, person: string, reaction: Reaction): Promise<boolean> {
      const result = await db
        .deleteFrom('reactions')
        .where('post_id', '=', postId)
        .where('person', '=', person)
        .where('reaction', '=', reaction)
        .executeTakeFirst();
      return result.numDeletedRows > 0n;
    },

    /** All of a person's reactions under any post of an event. */
    async ofPerson(eventId: string, person: string): Promise<Reaction[]> {
      const rows = await db
        .selectFrom('reactions')
        .innerJoin('posts', 'posts.id', 'reactions.post_id')
        .select(['reactions.person', 'reactions.reaction'])
        .where('posts.event_id', '=', eventId)
        .where('reactions.person', '=', person)
        .execute();
      return rows.map((row) => reactionRow.parse(row).reaction);
    },
  };
}
