import type { Dialect, Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables> | Transaction<Tables>;

/** What differs between SQLite and PostgreSQL, declared once; everything above asks only for these. */
export interface Engine {
  readonly dialect: Dialect;
  /** The column type that holds epoch milliseconds. */
  readonly instant: 'integer' | 'bigint';
  /** What a CREATE TABLE ends with: SQLite checks column types only in STRICT tables. */
  readonly tableEnd: '' | 'strict';
  close(): void;
}
