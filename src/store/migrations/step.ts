import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Engine } from '../database.ts';

/** What a migration works with. */
export interface Making {
  /** Begins a table as this database wants it. */
  table(name: string): CreateTableBuilder<string, never>;
  /** The column type that holds epoch milliseconds. */
  readonly instant: Engine['instant'];
}

/** Brings the schema one step further. */
export type Step = (db: Kysely<unknown>, making: Making) => Promise<void>;
