import { once } from 'node:events';
import { createServer } from 'node:http';
import { type PostgresServer, sharedAt, startPostgres } from './server.ts';

/**
 * One PostgreSQL for all test files of a run: it starts when the first of them asks for a database, so that a run which
 * needs none pays nothing. Resolves to what stops it.
 */
export async function sharePostgres(): Promise<() => Promise<void>> {
  let server: Promise<PostgresServer> | undefined;
  const door = createServer((_request, response) => {
    server ??= startPostgres();
    server.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  const address = door.address();
  if (address === null || typeof address === 'string') throw new Error('this machine gives no port');
  // The processes in which vitest runs the files are given it.
  process.env[sharedAt] = `http://127.0.0.1:${address.port}/`;
  return async () => {
    door.close();
    await server?.then(({ stop }) => stop());
  };
}
