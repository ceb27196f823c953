import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { clientConfig } from './pool.ts';

/** What is told to all who listen on one database, and kept nowhere. */
export interface Notices {
  /** Lost where the connection is away just now. At most {@link mostBytes}. */
  tell(text: string): void;
  stop(): Promise<void>;
}

/** "In the default configuration it must be shorter than 8000 bytes": https://www.postgresql.org/docs/current/sql-notify.html */
export const mostBytes = 7_999;
const channel = 'sanctuary_bot';
/** How soon (ms) a connection that was lost is made anew. */
const soon = 1_000;

/** Listens over a connection of its own. `hear` is also told what this one says. Poolers must leave a session its connection. */
export function openNotices(address: string, hear: (text: string) => void): Notices {
  const stopping = new AbortController();
  const { signal } = stopping;
  const stopped = once(signal, 'abort');
  let current: pg.Client | null = null;

  const listenOnce = async (): Promise<void> => {
    const client = new pg.Client(clientConfig(address));
    const ended = new Promise<void>((resolve) => {
      client.on('end', resolve);
      client.on('error', () => resolve());
    });
    client.on('notification', ({ payload }) => hear(payload ?? ''));
    try {
      await Promise.race([client.connect(), stopped]);
      if (signal.aborted) return;
      await client.query(`LISTEN ${channel}`);
      current = client;
      await Promise.race([ended, stopped]);
    } finally {
      current = null;
      await client.end().catch(() => {});
    }
  };
  const listening = (async () => {
    while (!signal.aborted) {
      await listenOnce().catch(() => {});
      await pause(soon, undefined, { signal, ref: false }).catch(() => {});
    }
  })();
  return {
    tell(text) {
      void current?.query('SELECT pg_notify($1, $2)', [channel, text]).catch(() => {});
    },
    async stop() {
      stopping.abort();
      await listening;
    },
  };
}
