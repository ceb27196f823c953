import type { Step } from './step.ts';

export const editsTemplatesSettingsAndLanguages: Step = async (db, { table, instant }) => {
  // A group that was there before has its time zone, and need not be welcomed.
  for (const flag of ['zone_chosen', 'welcomed'])
    await db.schema
      .alterTable('groups')
      .addColumn(flag, 'integer', (column) => column.notNull().defaultTo(1))
      .execute();
  await db.schema.alterTable('groups').addColumn('announcement_channel', 'text').execute();
  await db.schema
    .alterTable('groups')
    .addColumn('organizer_roles', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute();
  await table('organizers')
    .addColumn('group_id', 'text', (column) => column.notNull().references('groups.id').onDelete('cascade'))
    .addColumn('person', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('one_organizer_each', ['group_id', 'person'])
    .execute();
  await table('chosen_languages')
    .addColumn('person', 'text', (column) => column.primaryKey().notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .execute();
  await db.schema.alterTable('events').addColumn('ladder', 'text').execute();
  await db.schema.alterTable('events').addColumn('edits', 'text').execute();
  await db.schema
    .alterTable('events')
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
  await db.schema.alterTable('outbox').addColumn('of_start', instant).execute();
  await db.schema.alterTable('outbox').addColumn('was', 'text').execute();
  await table('templates')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('group_id', 'text', (column) => column.notNull().references('groups.id').onDelete('cascade'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('accessibility', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('link', 'text', (column) => column.notNull())
    .addColumn('start_time', 'text', (column) => column.notNull())
    .addColumn('duration', 'text', (column) => column.notNull())
    .addColumn('ladder', 'text')
    .addUniqueConstraint('one_template_each', ['group_id', 'name'])
    .execute();
};
