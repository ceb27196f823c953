import { z } from 'zod';
import type { Database } from './database.ts';
import { type HeadCount, nobody } from './rsvps.ts';

/** Of whom organizers may see the name: nobody else comes. */
const comes = ['going', 'maybe'] as const;

const nameRow = z.object({ person: z.string(), choice: z.enum(comes), sealed: z.string() });

/** Somebody whose name the organizers of one group may see. */
export type Named = z.output<typeof nameRow>;

const countRow = z.object({ choice: z.enum(['going', 'maybe', 'not-going']), people: z.coerce.number() });

/** Whose name organizers may see: the sealed accounts beside answers, each for the organizers of one group alone. */
export function namesIn(db: Database) {
  return {
    /**
     * Lets organizers of this group see it; null: of the group in which they said that they come. False where they do not
     * come, or nobody knows in which group they said so.
     */
    async show(eventId: string, person: string, groupId: string | null, sealed: string): Promise<boolean> {
      const result = await db
        .updateTable('rsvps')
        .set({ sealed, hides_name: 0, ...(groupId === null ? {} : { group_id: groupId }) })
        .where('event_id', '=', eventId)
        .where('person', '=', person)
        .where('choice', 'in', comes)
        .$if(groupId === null, (query) => query.where('group_id', 'is not', null))
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    /** No later answer shows it again, nor an earlier one that comes late: only they themselves, when they ask for it. */
    async hide(eventId: string, person: string): Promise<void> {
      await db
        .updateTable('rsvps')
        .set({ sealed: null, hides_name: 1 })
        .where('event_id', '=', eventId)
        .where('person', '=', person)
        .execute();
    },

    /** Everybody's. */
    async hideAll(eventId: string): Promise<void> {
      await db
        .updateTable('rsvps')
        .set({ sealed: null })
        .where('event_id', '=', eventId)
        .where('sealed', 'is not', null)
        .execute();
    },

    /** In which group somebody said that they come, null where nobody knows, and whether its organizers may see their name. */
    async of(eventId: string, person: string): Promise<{ groupId: string | null; isShown: boolean } | null> {
      const row = await db
        .selectFrom('rsvps')
        .select(['group_id', 'sealed'])
        .where('event_id', '=', eventId)
        .where('person', '=', person)
        .executeTakeFirst();
      return row ? { groupId: row.group_id, isShown: row.sealed !== null } : null;
    },

    /** Those whose name organizers of this group may see, in an order that tells nothing of when they said so. */
    async in(eventId: string, groupId: string): Promise<Named[]> {
      const rows = await db
        .selectFrom('rsvps')
        .select(['person', 'choice', 'sealed'])
        .where('event_id', '=', eventId)
        .where('group_id', '=', groupId)
        .where('sealed', 'is not', null)
        .orderBy('choice')
        .orderBy('person')
        .execute();
      return z.array(nameRow).parse(rows);
    },

    /** How many said what in this group, with a name or without; also where nothing but their number is left. */
    async count(eventId: string, groupId: string): Promise<HeadCount> {
      const left = db
        .selectFrom('event_counts')
        .select(['choice', 'people'])
        .where('event_id', '=', eventId)
        .where('group_id', '=', groupId);
      const rows = await db
        .selectFrom('rsvps')
        .select(({ fn }) => ['choice', fn.countAll<number>().as('people')])
        .where('event_id', '=', eventId)
        .where('group_id', '=', groupId)
        .where('choice', '!=', 'none')
        .groupBy('choice')
        .unionAll(left)
        .execute();
      const count = { ...nobody };
      for (const { choice, people } of z.array(countRow).parse(rows)) count[choice] += people;
      return count;
    },
  };
}
