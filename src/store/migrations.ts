import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Engine } from './database.ts';

type Schema = Kysely<unknown>;

/** All migrations by name, oldest first. A released one is never changed. */
export function migrations(engine: Pick<Engine, 'instant' | 'tableEnd'>): Record<string, Migration> {
  const table = (db: Schema, name: string) => {
    const builder = db.schema.createTable(name);
    return engine.tableEnd === '' ? builder : builder.modifyEnd(sql.raw(engine.tableEnd));
  };
  return {
    '001-events-and-people-by-pseudonym': {
      async up(db: Schema) {
        await table(db, 'meta')
          .addColumn('key', 'text', (column) => column.primaryKey().notNull())
          .addColumn('value', 'text', (column) => column.notNull())
          .execute();
        await table(db, 'groups')
          .addColumn('id', 'text', (column) => column.primaryKey().notNull())
          .addColumn('platform', 'text', (column) => column.notNull())
          .addColumn('native_id', 'text', (column) => column.notNull())
          .addColumn('time_zone', 'text', (column) => column.notNull())
          .addColumn('languages', 'text', (column) => column.notNull())
          .addUniqueConstraint('one_group_each', ['platform', 'native_id'])
          .execute();
        await table(db, 'events')
          .addColumn('id', 'text', (column) => column.primaryKey().notNull())
          .addColumn('group_id', 'text', (column) => column.notNull().references('groups.id'))
          .addColumn('kind', 'text', (column) => column.notNull())
          .addColumn('title', 'text', (column) => column.notNull())
          .addColumn('description', 'text', (column) => column.notNull())
          .addColumn('accessibility', 'text', (column) => column.notNull())
          .addColumn('place', 'text', (column) => column.notNull())
          .addColumn('link', 'text', (column) => column.notNull())
          .addColumn('time_zone', 'text', (column) => column.notNull())
          .addColumn('starts_at', engine.instant, (column) => column.notNull())
          .addColumn('ends_at', engine.instant, (column) => column.notNull())
          .addColumn('state', 'text', (column) => column.notNull())
          .addColumn('created_at', engine.instant, (column) => column.notNull())
          .execute();
        await db.schema
          .createIndex('events_by_group')
          .on('events')
          .columns(['group_id', 'state', 'starts_at'])
          .execute();
        await table(db, 'posts')
          .addColumn('id', 'text', (column) => column.primaryKey().notNull())
          .addColumn('event_id', 'text', (column) =>
            column.notNull().references('events.id').onDelete('cascade'),
          )
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
        await table(db, 'rsvps')
          .addColumn('event_id', 'text', (column) =>
            column.notNull().references('events.id').onDelete('cascade'),
          )
          .addColumn('person', 'text', (column) => column.notNull())
          .addColumn('choice', 'text', (column) => column.notNull())
          .addColumn('via', 'text', (column) => column.notNull())
          .addColumn('acted_at', engine.instant, (column) => column.notNull())
          .addPrimaryKeyConstraint('one_rsvp_each', ['event_id', 'person'])
          .execute();
        await table(db, 'reactions')
          .addColumn('post_id', 'text', (column) =>
            column.notNull().references('posts.id').onDelete('cascade'),
          )
          .addColumn('person', 'text', (column) => column.notNull())
          .addColumn('reaction', 'text', (column) => column.notNull())
          .addPrimaryKeyConstraint('one_reaction_each', ['post_id', 'person', 'reaction'])
          .execute();
        await table(db, 'outbox')
          .addColumn('id', 'text', (column) => column.primaryKey().notNull())
          .addColumn('key', 'text', (column) => column.notNull().unique())
          .addColumn('kind', 'text', (column) => column.notNull())
          .addColumn('event_id', 'text', (column) =>
            column.notNull().references('events.id').onDelete('cascade'),
          )
          .addColumn('post_id', 'text', (column) =>
            column.notNull().references('posts.id').onDelete('cascade'),
          )
          .addColumn('rung', 'text', (column) => column.notNull())
          .addColumn('due_at', engine.instant, (column) => column.notNull())
          .addColumn('state', 'text', (column) => column.notNull())
          .addColumn('attempts', 'integer', (column) => column.notNull())
          .addColumn('asked', 'integer', (column) => column.notNull())
          .addColumn('first_attempt_at', engine.instant)
          .addColumn('lease_owner', 'text')
          .addColumn('lease_until', engine.instant)
          .addColumn('message', 'text')
          .addColumn('error', 'text')
          .execute();
        await db.schema.createIndex('outbox_by_due').on('outbox').columns(['state', 'due_at']).execute();
        await table(db, 'deliveries')
          .addColumn('id', 'text', (column) => column.primaryKey().notNull())
          .addColumn('received_at', engine.instant, (column) => column.notNull())
          .execute();
      },
    },
    '002-order-of-reactions-posts-anew-and-shares': {
      async up(db: Schema) {
        await db.schema
          .alterTable('reactions')
          .addColumn('present', 'integer', (column) => column.notNull().defaultTo(1))
          .execute();
        await db.schema
          .alterTable('reactions')
          .addColumn('changed_at', engine.instant, (column) => column.notNull().defaultTo(0))
          .execute();
        await db.schema
          .alterTable('posts')
          .addColumn('reposts', 'integer', (column) => column.notNull().defaultTo(0))
          .execute();
        await table(db, 'shares')
          .addColumn('code', 'text', (column) => column.primaryKey().notNull())
          .addColumn('event_id', 'text', (column) =>
            column.notNull().references('events.id').onDelete('cascade'),
          )
          .addColumn('expires_at', engine.instant, (column) => column.notNull())
          .execute();
      },
    },
    '003-shared-answers-votes-and-organizers-channel': {
      async up(db: Schema) {
        await db.schema.alterTable('groups').addColumn('organizers_channel', 'text').execute();
        await table(db, 'shared_answers')
          .addColumn('id', 'text', (column) => column.primaryKey().notNull())
          .addColumn('entry', 'text', (column) => column.notNull())
          .addColumn('language', 'text', (column) => column.notNull())
          .addColumn('platform', 'text', (column) => column.notNull())
          .addColumn('native_group', 'text')
          .addColumn('channel', 'text', (column) => column.notNull())
          .addColumn('message', 'text')
          .addColumn('fingerprint', 'text', (column) => column.notNull())
          .addColumn('shared_at', engine.instant, (column) => column.notNull())
          .execute();
        await db.schema
          .createIndex('shared_answers_by_channel')
          .on('shared_answers')
          .columns(['platform', 'channel', 'message'])
          .execute();
        await table(db, 'answer_votes')
          .addColumn('entry', 'text', (column) => column.notNull())
          .addColumn('language', 'text', (column) => column.notNull())
          .addColumn('yes', 'integer', (column) => column.notNull())
          .addColumn('no', 'integer', (column) => column.notNull())
          .addPrimaryKeyConstraint('one_count_each', ['entry', 'language'])
          .execute();
      },
    },
    '004-edits-templates-settings-and-languages': {
      async up(db: Schema) {
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
        await table(db, 'organizers')
          .addColumn('group_id', 'text', (column) =>
            column.notNull().references('groups.id').onDelete('cascade'),
          )
          .addColumn('person', 'text', (column) => column.notNull())
          .addPrimaryKeyConstraint('one_organizer_each', ['group_id', 'person'])
          .execute();
        await table(db, 'chosen_languages')
          .addColumn('person', 'text', (column) => column.primaryKey().notNull())
          .addColumn('language', 'text', (column) => column.notNull())
          .execute();
        await db.schema.alterTable('events').addColumn('ladder', 'text').execute();
        await db.schema.alterTable('events').addColumn('edits', 'text').execute();
        await db.schema
          .alterTable('events')
          .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
          .execute();
        await db.schema.alterTable('outbox').addColumn('of_start', engine.instant).execute();
        await db.schema.alterTable('outbox').addColumn('was', 'text').execute();
        await table(db, 'templates')
          .addColumn('id', 'text', (column) => column.primaryKey().notNull())
          .addColumn('group_id', 'text', (column) =>
            column.notNull().references('groups.id').onDelete('cascade'),
          )
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
      },
    },
  };
}
