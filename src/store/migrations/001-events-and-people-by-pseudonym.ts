import type { Step } from './step.ts';

export const eventsAndPeopleByPseudonym: Step = async (db, { table, instant }) => {
  await table('meta')
    .addColumn('key', 'text', (column) => column.primaryKey().notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  await table('groups')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('native_id', 'text', (column) => column.notNull())
    .addColumn('time_zone', 'text', (column) => column.notNull())
    .addColumn('languages', 'text', (column) => column.notNull())
    .addUniqueConstraint('one_group_each', ['platform', 'native_id'])
    .execute();
  await table('events')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('group_id', 'text', (column) => column.notNull().references('groups.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('accessibility', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('link', 'text', (column) => column.notNull())
    .addColumn('time_zone', 'text', (column) => column.notNull())
    .addColumn('starts_at', instant, (column) => column.notNull())
    .addColumn('ends_at', instant, (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('created_at', instant, (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('events_by_group')
    .on('events')
    .columns(['group_id', 'state', 'starts_at'])
    .execute();
  await table('posts')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('event_id', 'text', (column) => column.notNull().references('events.id').onDelete('cascade'))
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('native_group', 'text')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('message', 'text')
    .execute();
  await db.schema.createIndex('posts_by_event').on('posts').column('event_id').execute();
  await db.schema
    .createIndex('posts_by_message')
    .on('posts')
    .columns(['platform', 'channel', 'message'])
    .execute();
  await table('rsvps')
    .addColumn('event_id', 'text', (column) => column.notNull().references('events.id').onDelete('cascade'))
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('choice', 'text', (column) => column.notNull())
    .addColumn('via', 'text', (column) => column.notNull())
    .addColumn('acted_at', instant, (column) => column.notNull())
    .addPrimaryKeyConstraint('one_rsvp_each', ['event_id', 'person'])
    .execute();
  await table('reactions')
    .addColumn('post_id', 'text', (column) => column.notNull().references('posts.id').onDelete('cascade'))
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('reaction', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('one_reaction_each', ['post_id', 'person', 'reaction'])
    .execute();
  await table('outbox')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('event_id', 'text', (column) => column.notNull().references('events.id').onDelete('cascade'))
    .addColumn('post_id', 'text', (column) => column.notNull().references('posts.id').onDelete('cascade'))
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
    .execute();
  await db.schema.createIndex('outbox_by_due').on('outbox').columns(['state', 'due_at']).execute();
  await table('deliveries')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('received_at', instant, (column) => column.notNull())
    .execute();
};
