import { z } from 'zod';
import type { Database } from './database.ts';

const countRow = z.object({
  group_id: z.string().nullable(),
  choice: z.string(),
  people: z.coerce.number(),
  speakers: z.coerce.number(),
});

/** Stands for an RSVP that was taken back: see rsvps.ts. */
const takenBack = 'none';
/** As a count names the group of which nobody knows. */
const nobodysGroup = '';
/** What the outbox has for people, not for channels. */
const toPeople = ['direct', 'fan-out'];

/** What is left of an event that is long over: how many said what in which group, and nothing of who. */
export function eventCountsIn(db: Database) {
  return {
    /** The events that ended at `moment` (epoch ms) or before, and of which something is still kept of people. */
    async due(moment: number): Promise<string[]> {
      const rows = await db
        .selectFrom('events')
        .select('id')
        .where('ends_at', '<=', moment)
        .where(({ or, exists, selectFrom }) =>
          or([
            exists(selectFrom('rsvps').select('person').whereRef('event_id', '=', 'events.id')),
            exists(selectFrom('personal_reminders').select('rung').whereRef('event_id', '=', 'events.id')),
            exists(selectFrom('name_grants').select('person').whereRef('event_id', '=', 'events.id')),
            exists(
              selectFrom('outbox')
                .select('outbox.id')
                .whereRef('event_id', '=', 'events.id')
                .where('outbox.kind', 'in', toPeople),
            ),
            exists(
              selectFrom('reactions')
                .innerJoin('posts', 'posts.id', 'reactions.post_id')
                .select('posts.id')
                .whereRef('posts.event_id', '=', 'events.id'),
            ),
            exists(
              selectFrom('tombstones')
                .innerJoin('posts', 'posts.id', 'tombstones.post_id')
                .select('posts.id')
                .whereRef('posts.event_id', '=', 'events.id'),
            ),
          ]),
        )
        .execute();
      return rows.map(({ id }) => id);
    },

    /**
     * Makes numbers of what people said to an event that ended at `moment` (epoch ms) or before, and deletes all that is
     * kept of them there. Once more, it changes nothing. Call it within a transaction. False where it has not ended by then.
     */
    async collapse(eventId: string, moment: number): Promise<boolean> {
      const over = await db
        .selectFrom('events')
        .select('id')
        .where('id', '=', eventId)
        .where('ends_at', '<=', moment)
        .executeTakeFirst();
      if (!over) return false;
      const said = await db
        .selectFrom('rsvps')
        .select((row) => [
          'group_id',
          'choice',
          row.fn.countAll().as('people'),
          row.fn.sum('speaks').as('speakers'),
        ])
        .where('event_id', '=', eventId)
        .where('choice', '!=', takenBack)
        .groupBy(['group_id', 'choice'])
        .execute();
      for (const row of said) {
        const { group_id, choice, people, speakers } = countRow.parse(row);
        await db
          .insertInto('event_counts')
          .values({ event_id: eventId, group_id: group_id ?? nobodysGroup, choice, people, speakers })
          .onConflict((conflict) =>
            // What another group left here when it was erased stands there already.
            conflict.columns(['event_id', 'group_id', 'choice']).doUpdateSet((old) => ({
              people: old('event_counts.people', '+', people),
              speakers: old('event_counts.speakers', '+', speakers),
            })),
          )
          .execute();
      }
      for (const table of ['rsvps', 'personal_reminders', 'name_grants'] as const)
        await db.deleteFrom(table).where('event_id', '=', eventId).execute();
      const posts = db.selectFrom('posts').select('id').where('event_id', '=', eventId);
      for (const table of ['reactions', 'tombstones'] as const)
        await db.deleteFrom(table).where('post_id', 'in', posts).execute();
      await db.deleteFrom('outbox').where('event_id', '=', eventId).where('kind', 'in', toPeople).execute();
      return true;
    },

    /** The events of which something of people is kept that they said or asked for. */
    async withPeople(): Promise<string[]> {
      const rows = await db
        .selectFrom('rsvps')
        .select('event_id')
        .union(db.selectFrom('personal_reminders').select('event_id'))
        .execute();
      return rows.map(({ event_id }) => event_id);
    },

    /** Of these, as known at that event, those of whom something is kept there. */
    async peopleAmong(eventId: string, people: readonly string[]): Promise<Set<string>> {
      const rows = await db
        .selectFrom('rsvps')
        .select('person')
        .where('event_id', '=', eventId)
        .where('person', 'in', people)
        .union(
          db
            .selectFrom('personal_reminders')
            .select('person')
            .where('event_id', '=', eventId)
            .where('person', 'in', people),
        )
        .execute();
      return new Set(rows.map(({ person }) => person));
    },
  };
}
