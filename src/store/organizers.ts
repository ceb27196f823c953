import { z } from 'zod';
import type { Database } from './database.ts';

/** People, by pseudonym, who organize in a group besides those of whom the platform says so. */
export function organizersIn(db: Database) {
  return {
    async has(groupId: string, person: string): Promise<boolean> {
      const row = await db
        .selectFrom('organizers')
        .select('person')
        .where('group_id', '=', groupId)
        .where('person', '=', person)
        .executeTakeFirst();
      return row !== undefined;
    },

    async add(groupId: string, person: string): Promise<void> {
      await db
        .insertInto('organizers')
        .values({ group_id: groupId, person })
        .onConflict((conflict) => conflict.columns(['group_id', 'person']).doNothing())
        .execute();
    },

    async remove(groupId: string, person: string): Promise<void> {
      await db
        .deleteFrom('organizers')
        .where('group_id', '=', groupId)
        .where('person', '=', person)
        .execute();
    },

    async count(groupId: string): Promise<number> {
      const row = await db
        .selectFrom('organizers')
        .select(({ fn }) => fn.countAll().as('people'))
        .where('group_id', '=', groupId)
        .executeTakeFirst();
      return z.coerce.number().parse(row?.people ?? 0);
    },
  };
}
