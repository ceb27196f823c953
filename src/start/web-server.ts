import { once } from 'node:events';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { exitCodes, StartupError } from '../startup-error.ts';

export interface WebServer {
  /** An address that a person on this machine can open. */
  readonly url: string;
  /** Closes open connections too; resolves when the port is free. */
  stop(): Promise<void>;
}

/** Serves these apps on one port; the first that has a path answers it. Throws StartupError where it cannot listen. */
export async function serveWeb(apps: readonly Hono[], host: string, port: number): Promise<WebServer> {
  const app = new Hono();
  for (const each of apps) app.route('/', each);
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new StartupError(exitCodes.unavailable, mend(error, host, port), error);
  }
  return {
    url: urlOf(server.address(), host),
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function mend(error: unknown, host: string, port: number): string {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  return taken
    ? `PORT ${port} on ${host} is taken by another program. Stop that one, or set PORT to another number.`
    : `HOST ${host}, PORT ${port}: this machine cannot listen there. Use HOST=127.0.0.1 and a PORT above 1023.`;
}

/** Listening everywhere includes this machine. */
function urlOf(address: ReturnType<ReturnType<typeof createServer>['address']>, host: string): string {
  if (address === null || typeof address === 'string') return `http://${host}`;
  const everywhere = address.address === '0.0.0.0' || address.address === '::';
  const name = everywhere
    ? 'localhost'
    : address.family === 'IPv6'
      ? `[${address.address}]`
      : address.address;
  return `http://${name}:${address.port}`;
}
