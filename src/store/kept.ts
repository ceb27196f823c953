import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** The tables in which something is kept under somebody's pseudonym. */
export type OfPeople = {
  [Table in keyof Tables]: 'person' extends keyof Tables[Table] ? Table : never;
}[keyof Tables];

/** A row as it lies in the database; whoever reads it checks it. */
export type KeptRow = Readonly<Record<string, unknown>>;

/** So many values are asked for at once: databases limit how many a statement may bear. */
const atOnce = 1_000;

/** Whatever is kept of people, in whichever table, by their pseudonyms alone. */
export function keptIn(db: Database) {
  return {
    async events(): Promise<string[]> {
      return (await db.selectFrom('events').select('id').orderBy('id').execute()).map(({ id }) => id);
    },

    async groups(): Promise<string[]> {
      return (await db.selectFrom('groups').select('id').orderBy('id').execute()).map(({ id }) => id);
    },

    /** The posts that have tombstones. */
    async posts(): Promise<string[]> {
      const rows = await db.selectFrom('tombstones').select('post_id').distinct().execute();
      return rows.map(({ post_id }) => post_id);
    },

    /** Everybody of whom something lies in this table. */
    async people(table: OfPeople): Promise<string[]> {
      const rows = await db.selectFrom(table).select('person').distinct().execute();
      return rows.flatMap(({ person }) => (person === null ? [] : [person]));
    },

    /** What lies in this table under any of these pseudonyms. */
    async rows(table: OfPeople, people: readonly string[]): Promise<KeptRow[]> {
      const found: KeptRow[] = [];
      for (const some of inPieces(people))
        found.push(...(await db.selectFrom(table).selectAll().where('person', 'in', some).execute()));
      return found;
    },

    async remove(table: OfPeople, people: readonly string[]): Promise<void> {
      for (const some of inPieces(people)) await db.deleteFrom(table).where('person', 'in', some).execute();
    },
  };
}

function inPieces(people: readonly string[]): string[][] {
  const pieces: string[][] = [];
  for (let from = 0; from < people.length; from += atOnce) pieces.push(people.slice(from, from + atOnce));
  return pieces;
}
