import { z } from 'zod';
import type { Database } from './database.ts';

/** Codes with which organizers take an event into another group; each is good once, until it expires. */
export function sharesIn(db: Database) {
  return {
    async add(code: string, eventId: string, expiresAt: number): Promise<void> {
      await db.insertInto('shares').values({ code, event_id: eventId, expires_at: expiresAt }).execute();
    },

    /** The event of this code; null if there is none or it has expired. */
    async eventOf(code: string, now: number): Promise<string | null> {
      const row = await db
        .selectFrom('shares')
        .select('event_id')
        .where('code', '=', code)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return row?.event_id ?? null;
    },

    /** How many codes of an event can be used. */
    async count(eventId: string, now: number): Promise<number> {
      const row = await db
        .selectFrom('shares')
        .select(({ fn }) => fn.countAll().as('codes'))
        .where('event_id', '=', eventId)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return z.coerce.number().parse(row?.codes ?? 0);
    },

    /** The event of this code, and the code is used up by it; null if there is none or it has expired. */
    async take(code: string, now: number): Promise<string | null> {
      const row = await db
        .deleteFrom('shares')
        .where('code', '=', code)
        .where('expires_at', '>', now)
        .returning('event_id')
        .executeTakeFirst();
      return row?.event_id ?? null;
    },

    async removeExpired(now: number): Promise<void> {
      await db.deleteFrom('shares').where('expires_at', '<=', now).execute();
    },
  };
}
