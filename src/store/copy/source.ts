import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { fingerprintKey } from '../meta.ts';
import { CopyError } from './copy-error.ts';
import { rowsOf, tablesIn } from './sqlite-tables.ts';
import type { Row, Table } from './table.ts';

const metaRow = z.object({ value: z.string() }).optional();

/** The bot notes each minute that it lives (ms). */
const patience = 3 * 60_000;

/** The SQLite database that is copied, in which nobody writes meanwhile. */
export interface Source {
  /** Each after those that its rows belong to. */
  readonly tables: readonly Table[];
  /** Of the secret that it was written with; null: no bot has worked with it. */
  readonly fingerprint: string | null;
  /** Is another one as soon as a bot has worked with it. */
  readonly stamp: string;
  count(table: Table): number;
  /** Ordered by the key, byte by byte. */
  rows(table: Table): Iterable<Row>;
  close(): void;
}

/**
 * Opens the file for the time of a copy: who else would write there, waits. It must be whole and of this version (see
 * `lookInto`). Throws CopyError where a bot may still be at work; nothing is changed.
 */
export function openSource(file: string, now: number): Source {
  const database = new DatabaseSync(file, { timeout: 1_000 });
  try {
    database.exec('BEGIN IMMEDIATE');
    const noted = (key: string) =>
      metaRow.parse(database.prepare('SELECT value FROM meta WHERE key = ?').get(key))?.value ?? null;
    const alive = noted('alive');
    const isRunning = noted('state') === 'running' && now - Number(alive ?? 0) <= patience;
    const held = database.prepare('SELECT 1 FROM outbox WHERE lease_until > ? LIMIT 1').get(now);
    if (isRunning || held)
      throw new CopyError(
        'The bot still works with this database. Stop the bot first, and then run this again. If it was cut off, wait three minutes.',
      );
    return {
      tables: tablesIn(database),
      fingerprint: noted(fingerprintKey),
      stamp: `${noted(fingerprintKey) ?? ''} ${noted('state') ?? ''} ${alive ?? ''}`,
      count: ({ name }) =>
        z.object({ rows: z.number() }).parse(database.prepare(`SELECT count(*) AS rows FROM "${name}"`).get())
          .rows,
      rows: (table) => rowsOf(database, table),
      close: () => database.close(),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}
