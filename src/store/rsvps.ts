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
      const { choice, via, acted_at: actedAt } = rsvpRow.parse(row);
      return { choice: choice === none ? null : choice, via, actedAt };
    },

    async set(eventId: string, person: string, rsvp: Rsvp): Promise<void> {
      const values = { choice: rsvp.choice ?? none, via: rsvp.via, acted_at: rsvp.actedAt };
      await db
        .insertInto('rsvps')
        .values({ event_id: eventId, person, ...values })
        .onConflict((conflict) => conflict.columns(['event_id', 'person']).doUpdateSet(values))
        .execute();
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
      const rows = await db
        .selectFrom('rsvps')
        .select(({ fn }) => ['choice', fn.countAll().as('people')])
        .where('event_id', '=', eventId)
        .where('choice', '!=', none)
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
