import type { Kysely, RawBuilder } from 'kysely';
import { z } from 'zod';
import type { Tables } from '../tables.ts';

/** A column of a table, whichever; `in_key`: more than 0 where it is one of those that tell rows apart. */
export interface AnyColumn {
  readonly table_name: string;
  readonly column_name: string;
  readonly in_key: number;
}

/** Where people stand in one table. */
export interface ColumnsOfPeople {
  readonly table: string;
  /** The pseudonym, or the digest of one. */
  readonly name: string;
  /** The columns that tell its rows apart together with the pseudonym; null: it may stand in any number of rows. */
  readonly beside: readonly string[] | null;
  /** Whether accounts are sealed beside it, for that pseudonym. */
  readonly isSealed: boolean;
  /** Whether the pseudonym stands at the end of the row's key too. */
  readonly isInKey: boolean;
  /** Of two rows of one person that one is right which is later by this; null: the one that was written last. */
  readonly laterBy: string | null;
}

/** What pseudonyms stand under in every table that has any. */
const names = ['person', 'digest'];
const moments = ['acted_at', 'changed_at', 'until'];
const columns = z.array(
  z.object({ table_name: z.string(), column_name: z.string(), in_key: z.coerce.number() }),
);

/** Read from the database itself, so that no table is missed that comes later. */
export async function columnsOfPeople(
  db: Kysely<Tables>,
  all: RawBuilder<AnyColumn>,
): Promise<ColumnsOfPeople[]> {
  const read = columns.parse((await all.execute(db)).rows);
  const tables = Map.groupBy(read, (column) => column.table_name);
  const found = [...tables].flatMap(([table, its]) => {
    const has = (column: string) => its.some(({ column_name }) => column_name === column);
    const name = names.find(has);
    if (name === undefined) return [];
    const key = its.filter(({ in_key }) => in_key > 0).map(({ column_name }) => column_name);
    const beside = key.includes(name) ? key.filter((column) => column !== name) : null;
    const laterBy = moments.find(has) ?? null;
    return { table, name, beside, isSealed: has('sealed'), isInKey: table === 'outbox', laterBy };
  });
  // Of two that take several tables, none waits for the other in a circle.
  return found.sort((a, b) => (a.table < b.table ? -1 : 1));
}
