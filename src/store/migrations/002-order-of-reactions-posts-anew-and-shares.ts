import type { Step } from './step.ts';

export const orderOfReactionsPostsAnewAndShares: Step = async (db, { table, instant }) => {
  await db.schema
    .alterTable('reactions')
    .addColumn('present', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
  await db.schema
    .alterTable('reactions')
    .addColumn('changed_at', instant, (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable('posts')
    .addColumn('reposts', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await table('shares')
    .addColumn('code', 'text', (column) => column.primaryKey().notNull())
    .addColumn('event_id', 'text', (column) => column.notNull().references('events.id').onDelete('cascade'))
    .addColumn('expires_at', instant, (column) => column.notNull())
    .execute();
};
