import type { Hono } from 'hono';
import { type Playground, playgroundApp } from './app.ts';
import { Broadcast } from './broadcast.ts';

export interface OpenPlayground {
  /** Its pages and its small interface, to be served. */
  readonly app: Hono;
  /** Ends the streams of open pages, so that the server can close. */
  stop(): void;
}

/** Opens the playground's page on these panes. */
export function openPlayground(options: Omit<Playground, 'broadcast' | 'stopped'>): OpenPlayground {
  const broadcast = new Broadcast();
  const stopping = new AbortController();
  const unlisten = options.panes.map((pane) => pane.onChange(broadcast.changed));
  return {
    app: playgroundApp({ ...options, broadcast, stopped: stopping.signal }),
    stop() {
      for (const each of unlisten) each();
      stopping.abort();
      broadcast.stop();
    },
  };
}
