import { z } from 'zod';
import type { Database } from './database.ts';

export const choices = ['going', 'maybe', 'not-going'] as const;

export type Choice = (typeof choices)[number];

const rsvpRow = z.object({
  choice: z.enum(choices),
  via: z.enum(['button', 'command', 'reaction']),
  acted_at: z.number(),
});

export interface Rsvp {
  readonly choice: Choice;
  readonly via: 'button' | 'command' | 'reaction';
  /** Epoch milliseconds. */
  readonly actedAt: number;
}

export type HeadCount = Readonly<Record<Choice, number>>;

const countRow = z.object({ choice: z.enum(choices), people: z.coerce.number() });

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
      const { acted_at: actedAt, ...rest } = rsvpRow.parse(row);
      return { ...rest, actedAt };
    },

    async set(eventId: string, person: string, rsvp: Rsvp): Promise<void> {
      const values = { choice: rsvp.choice, via: rsvp.via, acted_at: rsvp.actedAt };
      await db
        .insertInto('rsvps')
        .values({ event_id: eventId, person, ...values })
        .onConflict((conflict) => conflict.columns(['event_id', 'person']).doUpdateSet(values))
        .execute();
    },

    async withdraw(eventId: string, person: string): Promise<void> {
      await db.deleteFrom('rsvps').where('event_id', '=', eventId).where('person', '=', person).execute();
    },

    async count(eventId: string): Promise<HeadCount> {
      const rows = await db
        .selectFrom('rsvps')
        .select(({ fn }) => ['choice', fn.countAll().as('people')])
        .where('event_id', '=', eventId)
        .groupBy('choice')
        .execute();
      const found = new Map(rows.map((row) => countRow.parse(row)).map((row) => [row.choice, row.people]));
      return {
        going: found.get('going') ?? 0,
        maybe: found.get('maybe') ?? 0,
        'not-going': found.get('not-going') ?? 0,
      };
    },
  };
}
