import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** Where the tests of one run find the server that they share (shared-server.ts); elsewhere each process has its own. */
export const sharedAt = 'SANCTUARY_TEST_POSTGRES';

export interface PostgresServer {
  /** Of its own database `postgres`, as its superuser. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * A PostgreSQL server on 127.0.0.1 that is gone with this process, however that ends.
 * `durable`: a commit waits for the disk, as on a real server.
 */
export async function startPostgres({ durable = false } = {}): Promise<PostgresServer> {
  const program = fileURLToPath(new URL('keep.ts', import.meta.url));
  const keeper = spawn(process.execPath, ['--no-warnings', program, ...(durable ? ['--durable'] : [])], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Ctrl+C is for the tests; the server stays until they have ended.
    detached: true,
  });
  const ended = once(keeper, 'exit').then(() => null);
  const lines = createInterface({ input: keeper.stdout });
  const first: unknown = await Promise.race([once(lines, 'line').then(([line]) => line), ended]);
  if (typeof first !== 'string') throw new Error('PostgreSQL did not start; what it said stands above.');
  // Nobody waits for it to end: it ends when this process does.
  keeper.unref();
  for (const stream of [keeper.stdin, keeper.stdout]) if (stream instanceof Socket) stream.unref();
  return {
    url: first,
    async stop() {
      keeper.ref();
      keeper.stdin.end();
      await ended;
    },
  };
}

let own: Promise<PostgresServer> | undefined;

async function serverUrl(): Promise<string> {
  const shared = process.env[sharedAt];
  if (shared) {
    const answer = await fetch(shared);
    if (!answer.ok) throw new Error(await answer.text());
    return answer.text();
  }
  own ??= startPostgres();
  return (await own).url;
}

export interface FreshPostgres {
  /** What DATABASE_URL would be. */
  readonly url: string;
  /** Statements as the superuser, in this database: to look, to plant a fault, to cut connections. */
  query(text: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  /** Takes the database away, and whoever is connected to it. */
  drop(): Promise<void>;
}

/**
 * An empty database of its own on the server that the tests of a run share, which starts with the first one; or on `server`.
 */
export async function freshPostgres({
  server,
}: {
  readonly server?: PostgresServer;
} = {}): Promise<FreshPostgres> {
  const admin = server?.url ?? (await serverUrl());
  const name = `t_${randomBytes(8).toString('hex')}`;
  await run(admin, `CREATE DATABASE ${name} TEMPLATE template0`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    query: (text, values) => run(url.href, text, values),
    async drop() {
      await run(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function run(
  url: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(text, [...values]);
    return rows;
  } finally {
    await client.end();
  }
}
