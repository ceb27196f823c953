import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Engine } from '../database.ts';

/** What a migration works with. */
export interface Making {
  /**
   * Begins a table as this database wants it. `byKey`: SQLite keeps its rows by their key, and not in the order in which they
   * came, which would tell whose is whose.
   */
  table(name: string, order?: 'byKey'): CreateTableBuilder<string, never>;
  /** The column type that holds epoch milliseconds. */
  readonly instant: Engine['instant'];
}

/** Brings the schema one step further. */
export type Step = (db: Kysely<unknown>, making: Making) => Promise<void>;
