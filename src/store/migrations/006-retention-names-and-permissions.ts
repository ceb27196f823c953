import { type Kysely, sql } from 'kysely';
import type { Making, Step } from './step.ts';

export const retentionNamesAndPermissions: Step = async (db, making) => {
  await addHowPeopleAnswer(db);
  await addWhatPeopleLeave(db, making);
  await addLastUse(db, making);
  await addOrganizersActs(db, making);
};

/** Whether organizers see names, and whether reactions count. */
async function addHowPeopleAnswer(db: Kysely<unknown>): Promise<void> {
  for (const table of ['events', 'series', 'templates'])
    for (const flag of ['shows_names', 'buttons_only'])
      await db.schema
        .alterTable(table)
        .addColumn(flag, 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
  await db.schema.alterTable('rsvps').addColumn('group_id', 'text').execute();
  await db.schema.alterTable('rsvps').addColumn('sealed', 'text').execute();
  await db.schema
    .alterTable('rsvps')
    .addColumn('hides_name', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}

async function addWhatPeopleLeave(db: Kysely<unknown>, { table, instant }: Making): Promise<void> {
  await table('event_counts', 'byKey')
    .addColumn('event_id', 'text', (column) => column.notNull().references('events.id').onDelete('cascade'))
    .addColumn('group_id', 'text', (column) => column.notNull())
    .addColumn('choice', 'text', (column) => column.notNull())
    .addColumn('people', 'integer', (column) => column.notNull())
    .addColumn('speakers', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('one_count_of_event_each', ['event_id', 'group_id', 'choice'])
    .execute();
  await table('tombstones', 'byKey')
    .addColumn('post_id', 'text', (column) => column.notNull().references('posts.id').onDelete('cascade'))
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('reaction', 'text', (column) => column.notNull())
    .addColumn('made_at', instant, (column) => column.notNull())
    .addPrimaryKeyConstraint('one_tombstone_each', ['post_id', 'person', 'reaction'])
    .execute();
  await table('forgotten', 'byKey')
    .addColumn('digest', 'text', (column) => column.primaryKey().notNull())
    .addColumn('until', instant, (column) => column.notNull())
    .execute();
  await db.schema.alterTable('groups').addColumn('left_at', instant).execute();
}

/** In which month something was last of use, and no more exactly: a day could tell whose it is. */
async function addLastUse(db: Kysely<unknown>, { table }: Making): Promise<void> {
  const month = new Date().toISOString().slice(0, 7);
  await table('chosen_languages_renewed', 'byKey')
    .addColumn('person', 'text', (column) => column.primaryKey().notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('used_month', 'text', (column) => column.notNull())
    .execute();
  await sql`INSERT INTO chosen_languages_renewed (person, language, used_month)
    SELECT person, language, ${sql.lit(month)} FROM chosen_languages ORDER BY person`.execute(db);
  await db.schema.dropTable('chosen_languages').execute();
  await db.schema.alterTable('chosen_languages_renewed').renameTo('chosen_languages').execute();
  await db.schema
    .alterTable('direct_wishes')
    .addColumn('used_month', 'text', (column) => column.notNull().defaultTo(month))
    .execute();
}

async function addOrganizersActs(db: Kysely<unknown>, { table, instant }: Making): Promise<void> {
  const ofGroup = (name: string) =>
    table(name)
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('group_id', 'text', (column) => column.notNull().references('groups.id').onDelete('cascade'))
      .addColumn('person', 'text', (column) => column.notNull());
  for (const [rule, usual] of [
    ['permissions', '{}'],
    ['two_people', '[]'],
  ] as const)
    await db.schema
      .alterTable('groups')
      .addColumn(rule, 'text', (column) => column.notNull().defaultTo(usual))
      .execute();
  await ofGroup('audit')
    .addColumn('record', 'text', (column) => column.notNull())
    .addColumn('event_id', 'text')
    .addColumn('at', instant, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('audit_by_group').on('audit').columns(['group_id', 'at']).execute();
  await ofGroup('requests')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('options', 'text', (column) => column.notNull())
    .addColumn('made_at', instant, (column) => column.notNull())
    .execute();
  await table('name_grants', 'byKey')
    .addColumn('event_id', 'text', (column) => column.notNull().references('events.id').onDelete('cascade'))
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('until', instant, (column) => column.notNull())
    .addPrimaryKeyConstraint('one_grant_each', ['event_id', 'person'])
    .execute();
}
