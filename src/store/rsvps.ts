import { z } from 'zod';
import type { Database } from './database.ts';

export const choices = ['going', 'maybe', 'not-going'] as const;

export type Choice = (typeof choices)[number];

/** Stands for an RSVP taken back, so that something older which comes late does not bring it back. */
const none = 'none';

const rsvpRow = z.object({
  choice: z.enum([...choices, none]),
  via: z.enum(['button', 'command', 'reaction']),
  acted_at: z.number(),
});

export interface Rsvp {
  /** Null: taken back. */
  readonly choice: Choice | null;
  readonly via: 'button' | 'command' | 'reaction';
  /** Epoch milliseconds. */
  readonly actedAt: number;
}

/** Where somebody said something, and whether organizers there may see their name. */
export interface Said {
  /** Null: it tells nothing of where they belong, so what is known of that stays. */
  readonly groupId: string | null;
  /**
   * The account, sealed for the person; not kept of those who took their name away. Null: a name that may be seen stays so
   * while they come and say so in the same group.
   */
  readonly sealed: string | null;
}

/** Nobody knows where, and no name is shown. */
export const nowhere: Said = { groupId: null, sealed: null };

export type HeadCount = Readonly<Record<Choice, number>>;

export const nobody: HeadCount = { going: 0, maybe: 0, 'not-going': 0 };

const countRow = z.object({ event_id: z.string(), choice: z.enum(choices), people: z.coerce.number() });

export function rsvpsIn(db: Database) {
  return {
    async of(eventId: string, person: string): Promise<Rsvp | null> {
      const row = await db
        .selectFrom('rsvps')
        .select(['choice', 'via', 'acted_at'])
        .where('event_id', '=', eventId)
        .where('person', '=', person)
        .executeTakeFirst();
      if (!row) return null;
      const { choice, via, acted_at: actedAt } = rsvpRow.parse(row);
      return { choice: choice === none ? null : choice, via, actedAt };
    },

    /** Whoever is not going any more will not speak either, and the name of whoever does not come is nobody's business. */
    async set(eventId: string, person: string, rsvp: Rsvp, said: Said = nowhere): Promise<void> {
      const { groupId } = said;
      const silent = rsvp.choice === 'going' ? {} : { speaks: 0 };
      const values = { choice: rsvp.choice ?? none, via: rsvp.via, acted_at: rsvp.actedAt, ...silent };
      const comes = rsvp.choice === 'going' || rsvp.choice === 'maybe';
      const sealed = comes ? said.sealed : null;
      await db
        .insertInto('rsvps')
        .values({ event_id: eventId, person, ...values, group_id: groupId, sealed })
        .onConflict((conflict) =>
          conflict.columns(['event_id', 'person']).doUpdateSet((row) => {
            const agreed = row.case().when('rsvps.hides_name', '=', 0).then(row.val(sealed)).end();
            if (groupId === null) return comes && sealed === null ? values : { ...values, sealed: agreed };
            // Organizers of another group were never promised this name.
            const kept = row.case().when('rsvps.group_id', '=', groupId).then(row.ref('rsvps.sealed')).end();
            return { ...values, group_id: groupId, sealed: comes && sealed === null ? kept : agreed };
          }),
        )
        .execute();
    },

    async speaks(eventId: string, person: string): Promise<boolean> {
      const row = await db
        .selectFrom('rsvps')
        .select('person')
        .where('event_id', '=', eventId)
        .where('person', '=', person)
        .where('speaks', '=', 1)
        .executeTakeFirst();
      return row !== undefined;
    },

    /** False where they are not counted as going (any more). */
    async setSpeaks(eventId: string, person: string, speaks: boolean): Promise<boolean> {
      const result = await db
        .updateTable('rsvps')
        .set({ speaks: speaks ? 1 : 0 })
        .where('event_id', '=', eventId)
        .where('person', '=', person)
        .where('choice', '=', 'going')
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    /** How many of those who are going will speak, or were to; also of those of whom nothing but their number is left. */
    async speakers(eventId: string): Promise<number> {
      const row = await db
        .selectFrom('rsvps')
        .select(({ fn }) => fn.countAll().as('people'))
        .where('event_id', '=', eventId)
        .where('speaks', '=', 1)
        .executeTakeFirst();
      const left = await db
        .selectFrom('event_counts')
        .select(({ fn }) => fn.sum('speakers').as('people'))
        .where('event_id', '=', eventId)
        .executeTakeFirst();
      return z.coerce.number().parse(row?.people ?? 0) + z.coerce.number().parse(left?.people ?? 0);
    },

    /** Who said one of these; `speaking`: only who will speak there. */
    async peopleWho(eventId: string, said: readonly Choice[], speaking = false): Promise<Set<string>> {
      const rows = await db
        .selectFrom('rsvps')
        .select('person')
        .where('event_id', '=', eventId)
        .where('choice', 'in', said)
        .$if(speaking, (query) => query.where('speaks', '=', 1))
        .execute();
      return new Set(rows.map(({ person }) => person));
    },

    /** When anybody last said anything (epoch ms): the bot was there then. */
    async lastAct(): Promise<number | null> {
      const row = await db
        .selectFrom('rsvps')
        .select(({ fn }) => fn.max('acted_at').as('at'))
        .executeTakeFirst();
      return z.coerce.number().nullish().parse(row?.at) ?? null;
    },

    async count(eventId: string): Promise<HeadCount> {
      return (await this.counts([eventId])).get(eventId) ?? nobody;
    },

    /**
     * By the event's id; of which nobody said anything is not among them. Those of whom nothing but their number is left
     * are among the numbers.
     */
    async counts(eventIds: readonly string[]): Promise<Map<string, HeadCount>> {
      const left = db
        .selectFrom('event_counts')
        .select(['event_id', 'choice', 'people'])
        .where('event_id', 'in', eventIds);
      const rows = await db
        .selectFrom('rsvps')
        .select(({ fn }) => ['event_id', 'choice', fn.countAll<number>().as('people')])
        .where('event_id', 'in', eventIds)
        .where('choice', '!=', none)
        .groupBy(['event_id', 'choice'])
        .unionAll(left)
        .execute();
      const counts = new Map<string, HeadCount>();
      for (const row of rows) {
        const { event_id, choice, people } = countRow.parse(row);
        const count = counts.get(event_id) ?? nobody;
        counts.set(event_id, { ...count, [choice]: count[choice] + people });
      }
      return counts;
    },
  };
}
