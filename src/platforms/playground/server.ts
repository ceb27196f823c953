import { once } from 'node:events';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { CommandShape } from '../../chat/command-shape.ts';
import type { PlaygroundClock } from './acting.ts';
import { playgroundApp } from './app.ts';
import { Broadcast } from './broadcast.ts';
import type { Pane } from './pane.ts';
import { PortTaken } from './port-taken.ts';
import type { Setup } from './snapshot.ts';
import type { Person } from './visitor.ts';

export interface PlaygroundOptions {
  readonly panes: readonly Pane[];
  readonly commands: readonly CommandShape[];
  readonly people: readonly Person[];
  readonly clock: PlaygroundClock;
  /** The address to listen on; 127.0.0.1 keeps it on this machine. */
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** The words of the page itself, by key. */
  readonly phrases: Setup['phrases'];
}

export interface RunningPlayground {
  readonly url: string;
  /** Closes open pages' connections too; resolves when the port is free. */
  stop(): Promise<void>;
}

/** Serves the page. Rejects with {@link PortTaken} where another program listens, else with the system's error. */
export async function servePlayground(options: PlaygroundOptions): Promise<RunningPlayground> {
  const { panes, commands, people, clock, host, port, phrases } = options;
  const broadcast = new Broadcast();
  const stopping = new AbortController();
  const unlisten = panes.map((pane) => pane.onChange(broadcast.changed));
  const app = playgroundApp({
    panes,
    commands,
    people,
    clock,
    host,
    phrases,
    broadcast,
    stopped: stopping.signal,
  });
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));

  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new PortTaken(host, port, error);
    }
    throw error;
  }

  return {
    url: urlOf(server.address(), host),
    async stop() {
      for (const each of unlisten) each();
      stopping.abort();
      broadcast.stop();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** An address that a person can open: listening everywhere includes this machine. */
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
