import type { Step } from './step.ts';

export const sharedAnswersVotesAndOrganizersChannel: Step = async (db, { table, instant }) => {
  await db.schema.alterTable('groups').addColumn('organizers_channel', 'text').execute();
  await table('shared_answers')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('entry', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('native_group', 'text')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('message', 'text')
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('shared_at', instant, (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('shared_answers_by_channel')
    .on('shared_answers')
    .columns(['platform', 'channel', 'message'])
    .execute();
  await table('answer_votes')
    .addColumn('entry', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('yes', 'integer', (column) => column.notNull())
    .addColumn('no', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('one_count_each', ['entry', 'language'])
    .execute();
};
