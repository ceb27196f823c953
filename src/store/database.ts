import type { Dialect, Kysely, RawBuilder, Transaction } from 'kysely';
import type { AnyColumn } from './rotation/columns-of-people.ts';
import type { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables> | Transaction<Tables>;

/** What differs between SQLite and PostgreSQL, declared once; everything above asks only for these. */
export interface Engine {
  readonly dialect: Dialect;
  /** The column type that holds epoch milliseconds. */
  readonly instant: 'integer' | 'bigint';
  /** What a CREATE TABLE ends with: SQLite checks column types only in STRICT tables. */
  readonly tableEnd: '' | 'strict';
  /** The moment by the clock of the machine that the database runs on (epoch ms): one for all processes. */
  readonly now: RawBuilder<number>;
  /** Objects of text and whole numbers as a table of these columns: one value, however many they are. */
  rows<Column extends string>(
    values: readonly Readonly<Record<Column, string | number | null>>[],
    columns: Readonly<Record<Column, 'text' | 'whole'>>,
  ): RawBuilder<Readonly<Record<Column, unknown>>>;
  /** Every column of every table of ours. */
  readonly columns: RawBuilder<AnyColumn>;
  /** Whether several processes work in it at once, so that a claim passes over what another one is just claiming. */
  readonly isShared: boolean;
  /** What helps where nothing else does. It ends a sentence. */
  readonly elsewhere: string;
  /**
   * Commits all of `work` or nothing, as if one transaction ran after another. `work` may be carried out several times, so
   * it changes nothing but the database.
   */
  transaction<T>(db: Kysely<Tables>, work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T>;
  /** Carries out what takes as long as it takes, over one connection. */
  unhurried<T>(db: Kysely<Tables>, work: (connection: Kysely<Tables>) => Promise<T>): Promise<T>;
  /**
   * Has nothing stay behind of what was deleted, nor tell in which order rows were written that must not be told by it:
   * who wants direct messages, and who comes to what. False where something else is in its way just now.
   */
  scrub(db: Kysely<Tables>): Promise<boolean>;
  /** What kept it from being opened, with the mend; null where that is not known. */
  troubleOf(error: unknown): StoreError | null;
}
