import { z } from 'zod';
import { type Reaction, reactions } from '../chat/reaction.ts';
import type { Database } from './database.ts';

/** A reaction that stands under a post and is not counted, because its person had themselves forgotten. */
export interface Tombstone {
  readonly postId: string;
  /** A pseudonym that is made for this post's tombstones alone. */
  readonly person: string;
  readonly reaction: Reaction;
  /** When the reaction was made, as far as we knew (epoch ms, the platform's clock): one that is made later counts. */
  readonly madeAt: number;
}

const tombstoneRow = z.object({
  post_id: z.string(),
  person: z.string(),
  reaction: z.enum(reactions),
  made_at: z.number(),
});

function tombstone(row: unknown): Tombstone {
  const { post_id: postId, made_at: madeAt, ...rest } = tombstoneRow.parse(row);
  return { ...rest, postId, madeAt };
}

export function tombstonesIn(db: Database) {
  return {
    async add({ postId, person, reaction, madeAt }: Tombstone): Promise<void> {
      await db
        .insertInto('tombstones')
        .values({ post_id: postId, person, reaction, made_at: madeAt })
        .onConflict((conflict) =>
          conflict.columns(['post_id', 'person', 'reaction']).doUpdateSet({ made_at: madeAt }),
        )
        .execute();
    },

    /** Those of one post, of whomever. */
    async of(postId: string): Promise<Tombstone[]> {
      const rows = await db.selectFrom('tombstones').selectAll().where('post_id', '=', postId).execute();
      return rows.map(tombstone);
    },

    /** The one of this person and reaction; null where there is none. */
    async find({
      postId,
      person,
      reaction,
    }: Pick<Tombstone, 'postId' | 'person' | 'reaction'>): Promise<Tombstone | null> {
      const row = await db
        .selectFrom('tombstones')
        .selectAll()
        .where('post_id', '=', postId)
        .where('person', '=', person)
        .where('reaction', '=', reaction)
        .executeTakeFirst();
      return row ? tombstone(row) : null;
    },

    /** All of them, to be taken along where the database is replaced by an older one. */
    async all(): Promise<Tombstone[]> {
      return (await db.selectFrom('tombstones').selectAll().execute()).map(tombstone);
    },

    /** The reaction is gone, or was made anew. */
    async remove({
      postId,
      person,
      reaction,
    }: Pick<Tombstone, 'postId' | 'person' | 'reaction'>): Promise<void> {
      await db
        .deleteFrom('tombstones')
        .where('post_id', '=', postId)
        .where('person', '=', person)
        .where('reaction', '=', reaction)
        .execute();
    },
  };
}
