// @ts-check
/**
 * `npm run -s healthy`, or `node src/cli/healthy.js`: tells whether the bot that works in this data folder lives, or on this
 * machine on a PostgreSQL database. Exit 0 if it does, 1 if not. It sees that the bot's timers run and that its database takes what is written; whether Discord and
 * Slack answer is what `npm run doctor` asks.
 *
 * Plain JavaScript that loads nothing but what PostgreSQL needs: it may run each minute, beside the bot, on a small machine.
 */
import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

/** The bot notes each minute that it lives: where three notes are missing, it hangs or is gone (ms). */
const patience = 3 * 60_000;

if (existsSync('.env')) process.loadEnvFile('.env');
const address = process.env.DATABASE_URL;
const fault = address ? await faultThere(address) : faultIn(process.env.DATA_DIR || './data', Date.now());
process.stdout.write(`${fault ?? 'The bot lives.'}\n`);
process.exitCode = fault === null ? 0 : 1;

/** @param {string} url */
async function faultThere(url) {
  const { faultOnPostgres } = await import('./healthy/on-postgres.ts');
  return faultOnPostgres(url, hostname());
}

/**
 * What is wrong; null where nothing is.
 * @param {string} folder
 * @param {number} now epoch ms
 * @returns {string | null}
 */
function faultIn(folder, now) {
  const file = join(folder, 'sanctuary.db');
  if (!existsSync(file)) return `There is no database in ${folder}: the bot never ran there.`;
  try {
    const { state, alive } = read(file);
    if (state !== 'running') return 'The bot was stopped.';
    const minutes = Math.floor((now - Number(alive ?? 0)) / 60_000);
    return now - Number(alive ?? 0) <= patience ? null : `The bot has not been there for ${minutes} minutes.`;
  } catch {
    return `The database in ${folder} cannot be read. npm run doctor tells more.`;
  }
}

/**
 * What the bot noted of itself.
 * @param {string} file
 */
function read(file) {
  const url = pathToFileURL(file);
  // Where nobody has it open, SQLite is told so: else it would lay files of its own beside it.
  if (!existsSync(`${file}-wal`)) url.searchParams.set('immutable', '1');
  const database = new DatabaseSync(url, { readOnly: true, timeout: 5_000 });
  const find = database.prepare('SELECT value FROM meta WHERE key = ?');
  /** @param {string} key */
  const noted = (key) => find.get(key)?.value;
  const both = { state: noted('state'), alive: noted('alive') };
  database.close();
  return both;
}
