import { existsSync, readdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { shred } from '../../backups/shred.ts';
import { soleProcess } from '../../start/sole-process.ts';
import type { Report } from './report.ts';

/** How long (ms) a bot may take to notice and to stop; it looks every ten seconds. */
const patience = 30_000;

const ours = ['sanctuary.db', 'sanctuary.db-wal', 'sanctuary.db-shm', 'sanctuary.db-journal', 'in-use'];
const names = z.array(z.object({ name: z.string() }));

/**
 * Destroys the database in this folder. A bot that works there finds its tables gone at once, and stops; the file is
 * overwritten when it has.
 */
export async function wipeFiles(folder: string, report: Report): Promise<void> {
  if (!existsSync(folder)) return;
  const file = join(folder, 'sanctuary.db');
  let letGo = lockOf(folder);
  if (!letGo && existsSync(file)) {
    try {
      dropTables(file);
      report.done(`all that is in ${file}`);
    } catch {
      // A damaged one is overwritten all the same.
    }
    const end = performance.now() + patience;
    while (!letGo && performance.now() < end) {
      await setTimeout(200);
      letGo = lockOf(folder);
    }
  }
  if (!letGo) report.remains(`the memory of the bot that still works in ${folder}: stop it`);
  letGo?.();
  const half = join(folder, 'restoring');
  const found = [
    ...ours.map((name) => join(folder, name)),
    ...(existsSync(half) ? readdirSync(half).map((name) => join(half, name)) : []),
  ].filter((each) => existsSync(each));
  for (const each of found) report.attempt(each, () => shred(each));
  if (existsSync(half)) report.attempt(half, () => rmdirSync(half));
}

function lockOf(folder: string): (() => void) | null {
  try {
    return soleProcess(folder);
  } catch {
    return null;
  }
}

/** All but `meta`, by which the bot sees that it was wiped; nothing can be written any more. */
function dropTables(file: string): void {
  const database = new DatabaseSync(file, { timeout: 10_000, enableForeignKeyConstraints: false });
  try {
    database.exec('PRAGMA secure_delete = ON');
    database.exec('BEGIN IMMEDIATE');
    const tables = names.parse(
      database
        .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'`)
        .all(),
    );
    for (const { name } of tables) if (name !== 'meta') database.exec(`DROP TABLE "${name}"`);
    if (tables.some(({ name }) => name === 'meta')) database.exec('DELETE FROM meta');
    database.exec('COMMIT');
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
}
