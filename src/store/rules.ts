import { z } from 'zod';
import type { Database } from './database.ts';

/** What says how people may answer there: whether organizers see names, and whether reactions count. */
export const answeringTables = ['events', 'series', 'templates'] as const;

type AnsweringTable = (typeof answeringTables)[number];

const answeringRow = z.object({ id: z.string(), shows_names: z.number(), buttons_only: z.number() });

export type Answering = z.output<typeof answeringRow>;

/** The rules of a group as they lie in the database. */
export interface GroupRules {
  readonly id: string;
  readonly permissions: string;
  readonly two_people: string;
  readonly organizers_channel: string | null;
  readonly organizer_roles: string;
}

/** What organizers may, who hears of it, and how people answer: all at once, to be held against those of another database. */
export function rulesIn(db: Database) {
  return {
    async ofGroups(): Promise<GroupRules[]> {
      const columns = ['id', 'permissions', 'two_people', 'organizers_channel', 'organizer_roles'] as const;
      return db.selectFrom('groups').select(columns).orderBy('id').execute();
    },

    async setOfGroup({ id, ...rules }: GroupRules): Promise<void> {
      await db.updateTable('groups').set(rules).where('id', '=', id).execute();
    },

    async answering(table: AnsweringTable): Promise<Answering[]> {
      const rows = await db.selectFrom(table).select(['id', 'shows_names', 'buttons_only']).execute();
      return z.array(answeringRow).parse(rows);
    },

    async setAnswering(table: AnsweringTable, { id, ...flags }: Answering): Promise<void> {
      await db.updateTable(table).set(flags).where('id', '=', id).execute();
    },
  };
}
