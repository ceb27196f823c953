import { z } from 'zod';
import type { Database } from './database.ts';
import { json } from './json.ts';
import { newId } from './new-id.ts';

const held = z.object({
  /** Ids and choices, by their names; never anything that somebody typed. */
  given: z.record(z.string(), z.string()),
  /** Of what the other organizer is shown, so that nothing else is done with their agreement. */
  seen: z.string(),
});

const requestRow = z.object({
  id: z.string(),
  group_id: z.string(),
  person: z.string(),
  kind: z.enum(['command', 'action']),
  name: z.string(),
  options: json(held),
  made_at: z.number(),
});

/** What one organizer asked for and another one has to agree to. */
export interface Request extends z.output<typeof held> {
  readonly id: string;
  readonly groupId: string;
  /** By a pseudonym that is made for this group alone. */
  readonly person: string;
  readonly kind: 'command' | 'action';
  /** Of the command or action. */
  readonly name: string;
  /** Epoch ms. */
  readonly madeAt: number;
}

function request(row: unknown): Request {
  const { group_id: groupId, made_at: madeAt, options, ...rest } = requestRow.parse(row);
  return { ...rest, ...options, groupId, madeAt };
}

export function requestsIn(db: Database) {
  return {
    async add(wanted: Omit<Request, 'id'>): Promise<string> {
      const { groupId, madeAt, given, seen, person, kind, name } = wanted;
      const id = newId();
      const options = JSON.stringify({ given, seen });
      await db
        .insertInto('requests')
        .values({ id, group_id: groupId, person, kind, name, options, made_at: madeAt })
        .execute();
      return id;
    },

    /** Those of a group that were made after this moment (epoch ms), the latest first. */
    async since(groupId: string, moment: number): Promise<Request[]> {
      const rows = await db
        .selectFrom('requests')
        .selectAll()
        .where('group_id', '=', groupId)
        .where('made_at', '>', moment)
        .orderBy('made_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(request);
    },

    /** The request of this id in this group; another group's is none. */
    async byId(groupId: string, id: string): Promise<Request | null> {
      const row = await db
        .selectFrom('requests')
        .selectAll()
        .where('id', '=', id)
        .where('group_id', '=', groupId)
        .executeTakeFirst();
      return row ? request(row) : null;
    },

    /** True for the first one who asks: it is used up by it. */
    async take(groupId: string, id: string): Promise<boolean> {
      const result = await db
        .deleteFrom('requests')
        .where('id', '=', id)
        .where('group_id', '=', groupId)
        .executeTakeFirst();
      return result.numDeletedRows > 0n;
    },

    async forgetBefore(moment: number): Promise<void> {
      await db.deleteFrom('requests').where('made_at', '<', moment).execute();
    },
  };
}
