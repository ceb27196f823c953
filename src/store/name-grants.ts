import type { Database } from './database.ts';

/** Until when an organizer may see the names of an event, because another organizer agreed. */
export function nameGrantsIn(db: Database) {
  return {
    /** `person`: by the pseudonym that is made for the group in which they organize. `until`: epoch ms. */
    async grant(eventId: string, person: string, until: number): Promise<void> {
      await db
        .insertInto('name_grants')
        .values({ event_id: eventId, person, until })
        .onConflict((conflict) => conflict.columns(['event_id', 'person']).doUpdateSet({ until }))
        .execute();
    },

    async stands(eventId: string, person: string, now: number): Promise<boolean> {
      const row = await db
        .selectFrom('name_grants')
        .select('until')
        .where('event_id', '=', eventId)
        .where('person', '=', person)
        .where('until', '>', now)
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Those that ended before this moment (epoch ms). */
    async forgetBefore(moment: number): Promise<void> {
      await db.deleteFrom('name_grants').where('until', '<', moment).execute();
    },
  };
}
