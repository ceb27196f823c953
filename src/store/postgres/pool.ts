import pg from 'pg';
import { connectionString } from './address.ts';

/** Connections of one process: enough for what waits side by side, few enough for several processes on a small server. */
const connections = 8;
/** How long (ms) somebody waits for a connection. */
const connecting = 10_000;
/** What no statement of ours needs (ms), and after which a connection that says nothing is given up. */
const statement = 30_000;
const answer = statement + 5_000;
/** How long (ms) a statement waits for a row that another transaction holds. */
const lock = 10_000;
/** A process that froze in the middle of a transaction must not keep its rows from the others for longer (ms). */
const idleInTransaction = 5_000;

/** PostgreSQL's number for the type `bigint`. */
const int8 = 20;

/**
 * Set by a statement, not as the connection begins: poolers such as PgBouncer refuse a connection that begins with what
 * they do not know.
 */
const settings = `SET statement_timeout = ${statement}; SET lock_timeout = ${lock};
  SET idle_in_transaction_session_timeout = ${idleInTransaction}`;
/** For a migration, which moves as many rows as there are. */
export const withoutHurry = 'SET statement_timeout = 0; SET lock_timeout = 0';
export const hurriedAgain = settings;

/** How the driver reaches that database. Moments and counts (bigint) are read as numbers by it alone, not everywhere. */
export function clientConfig(address: string): pg.ClientConfig {
  const types = new pg.TypeOverrides();
  types.setTypeParser(int8, exactNumber);
  return {
    connectionString: connectionString(address),
    application_name: 'sanctuary-bot',
    types,
    connectionTimeoutMillis: connecting,
    // Else it would take the system a quarter of an hour to notice that the server's machine is gone.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
}

function exactNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError('a number in the database is too large');
  return number;
}

/** A connection that is cut leaves the pool; what was asked over it fails, and nothing else. */
export function poolFor(address: string): pg.Pool {
  const pool = new pg.Pool({ ...clientConfig(address), query_timeout: answer, max: connections });
  const ignore = () => {};
  pool.on('error', ignore);
  pool.on('connect', (client) => {
    // While a transaction has it, the pool does not listen, and an error that nobody hears ends the process.
    client.on('error', ignore);
    client.query(settings).catch(ignore);
  });
  return pool;
}
