import { type Kysely, sql } from 'kysely';
import type { Making, Step } from './step.ts';

export const seriesDirectMessagesAndSeveralProcesses: Step = async (db, making) => {
  await addSeries(db, making);
  await addPeopleToRemind(db, making);
  await renewOutbox(db, making);
  for (const column of ['posted_at', 'read_at'])
    await db.schema.alterTable('posts').addColumn(column, making.instant).execute();
  await orderPosts(db);
  await making
    .table('leases')
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('fence', 'integer', (column) => column.notNull())
    .addColumn('until', making.instant, (column) => column.notNull())
    .execute();
};

async function addSeries(db: Kysely<unknown>, { table, instant }: Making): Promise<void> {
  const text = [
    'kind',
    'title',
    'description',
    'accessibility',
    'place',
    'link',
    'time_zone',
    'rule',
    'first',
    'duration',
    'places',
    'skipped',
  ];
  let series = table('series')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('group_id', 'text', (column) => column.notNull().references('groups.id').onDelete('cascade'));
  for (const name of text) series = series.addColumn(name, 'text', (column) => column.notNull());
  await series
    .addColumn('ladder', 'text')
    .addColumn('next', 'text')
    .addColumn('post_at', instant)
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
  await db.schema.createIndex('series_by_post_at').on('series').column('post_at').execute();
  await db.schema
    .alterTable('events')
    .addColumn('series_id', 'text', (column) => column.references('series.id').onDelete('set null'))
    .execute();
  await db.schema.alterTable('events').addColumn('occurrence', 'text').execute();
  await db.schema
    .createIndex('events_by_occurrence')
    .on('events')
    .columns(['series_id', 'occurrence'])
    .unique()
    .execute();
}

async function addPeopleToRemind(db: Kysely<unknown>, { table }: Making): Promise<void> {
  await db.schema
    .alterTable('rsvps')
    .addColumn('speaks', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await table('direct_wishes', 'byKey')
    .addColumn('person', 'text', (column) => column.primaryKey().notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('native_group', 'text')
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('quiet_from', 'text')
    .addColumn('quiet_to', 'text')
    .addColumn('time_zone', 'text')
    .execute();
  await table('personal_reminders')
    .addColumn('event_id', 'text', (column) => column.notNull().references('events.id').onDelete('cascade'))
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('rung', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('one_personal_reminder_each', ['event_id', 'person', 'rung'])
    .execute();
}

/** SQLite cannot let a column be empty that had to be filled: the table is made anew. */
async function renewOutbox(db: Kysely<unknown>, { table, instant }: Making): Promise<void> {
  await table('outbox_renewed')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('event_id', 'text', (column) => column.references('events.id').onDelete('cascade'))
    .addColumn('post_id', 'text', (column) => column.references('posts.id').onDelete('cascade'))
    .addColumn('group_id', 'text', (column) => column.references('groups.id').onDelete('cascade'))
    .addColumn('lane', 'text', (column) => column.notNull())
    .addColumn('person', 'text')
    .addColumn('sealed', 'text')
    .addColumn('rung', 'text', (column) => column.notNull())
    .addColumn('due_at', instant, (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('asked', 'integer', (column) => column.notNull())
    .addColumn('first_attempt_at', instant)
    .addColumn('lease_owner', 'text')
    .addColumn('lease_until', instant)
    .addColumn('message', 'text')
    .addColumn('error', 'text')
    .addColumn('of_start', instant)
    .addColumn('was', 'text')
    .addColumn('reported', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  const same = sql.raw(
    `id, key, kind, event_id, post_id, rung, due_at, state, attempts, asked, first_attempt_at,
     lease_owner, lease_until, message, error, of_start, was`,
  );
  // What went wrong before organizers were told of such things stays under /event show.
  await sql`INSERT INTO outbox_renewed (${same}, lane, reported)
    SELECT ${same}, (SELECT platform || ' ' || coalesce(native_group, '') FROM posts WHERE posts.id = post_id), 1
    FROM outbox`.execute(db);
  await db.schema.dropTable('outbox').execute();
  await db.schema.alterTable('outbox_renewed').renameTo('outbox').execute();
  await db.schema.createIndex('outbox_by_due').on('outbox').columns(['state', 'due_at', 'lane']).execute();
  await db.schema.createIndex('outbox_by_event').on('outbox').column('event_id').execute();
  await db.schema.createIndex('outbox_by_post').on('outbox').column('post_id').execute();
  // What is in hand is little, and looked for with each claim.
  await db.schema
    .createIndex('outbox_in_hand')
    .on('outbox')
    .columns(['post_id', 'lease_until'])
    .where(sql.ref('state'), '=', sql.lit('claimed'))
    .execute();
}

/** SQLite gave an event's posts in the order in which they were made; PostgreSQL gives them as it likes. */
async function orderPosts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('posts')
    .addColumn('ordinal', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  // All columns, so that SQLite goes through the table itself, and not through an index in its order.
  const posts = await sql<{ id: string }>`SELECT * FROM posts`.execute(db);
  for (const [ordinal, { id }] of posts.rows.entries())
    await sql`UPDATE posts SET ordinal = ${ordinal} WHERE id = ${id}`.execute(db);
}
