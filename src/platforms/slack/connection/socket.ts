import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../../../chat/log.ts';
import { loginError } from '../login.ts';
import { isTokenRefused, platformError, SlackRefusal } from '../web-api/errors.ts';
import type { WebAccess } from '../web-api/web-client.ts';
import type { Delivery } from './deliver.ts';
import { type Connection, openConnection } from './socket-connection.ts';

export interface SocketSettings {
  readonly appToken: string;
  readonly access: WebAccess;
  readonly log: Log;
  readonly heard: (delivery: Delivery) => void;
  /** Slack hears and is heard (again). */
  readonly up: () => void;
  /** What people do from now on is not heard. */
  readonly down: () => void;
  readonly shutOut: () => void;
}

export interface Socket {
  /** Resolves at the first `hello`. Throws LoginError. */
  open(): Promise<void>;
  close(): Promise<void>;
}

/** Waits (ms) between attempts grow from the first to the longest. */
const firstWait = 1_000;
const longestWait = 60_000;
/** A connection that lived this long (ms) was a good one: after a loss the first wait is the first one again. */
const goodLife = 60_000;
/** The same where Slack itself asks for another one, as it does every few hours. */
const longEnough = 5_000;

/** One socket, from its first attempt to its end. */
interface Life {
  connection: Connection | null;
  /** Whether Slack has said that it will close it, or has closed it. */
  ending: boolean;
  lost: boolean;
}

/** Keeps one socket to Slack open, and opens the next before the old one is closed where Slack announces it. */
export function createSocket({ appToken, access, log, heard, up, down, shutOut }: SocketSettings): Socket {
  const end = new AbortController();
  const { signal } = end;
  let current: Life | null = null;
  let since = 0;
  let attempts = 0;
  let trying: Promise<void> | null = null;

  const connect = async (): Promise<void> => {
    const life: Life = { connection: null, ending: false, lost: false };
    const leaving = (reason: string): void => leave(life, reason);
    const lost = (): void => lose(life);
    life.connection = await openConnection({ appToken, access, log, heard, leaving, lost }, signal);
    const before = current;
    current = life;
    since = Date.now();
    log.info('slack-connected');
    up();
    // What came together with the hello.
    if (life.lost) lose(life);
    await before?.connection?.close();
  };

  const attempt = async (): Promise<void> => {
    attempts += 1;
    try {
      await connect();
    } catch (cause) {
      if (signal.aborted) return;
      const error = platformError(cause);
      log.warn('slack-not-connected', { why: error instanceof SlackRefusal ? error.reason : error.code });
      if (isTokenRefused(error)) shutOut();
      if (error.code === 'rate-limited' && error.retry !== 'never') {
        await wait(error.retry.afterMs, undefined, { signal });
      }
    }
  };

  const isNeeded = (): boolean => !signal.aborted && (current === null || current.ending);

  const keepTrying = async (): Promise<void> => {
    try {
      while (isNeeded()) {
        await wait(pause(attempts), undefined, { signal });
        await attempt();
      }
    } catch (error) {
      // Ended while it waited.
      if (!signal.aborted) throw error;
    }
    trying = null;
  };

  const replace = (life: number): void => {
    if (Date.now() - since >= life) attempts = 0;
    trying ??= keepTrying();
  };

  const leave = (life: Life, reason: string): void => {
    if (life.ending || signal.aborted) return;
    life.ending = true;
    if (reason === 'link_disabled') log.warn('slack-socket-mode-off');
    else log.info('slack-socket-leaving');
    if (life === current) replace(longEnough);
  };

  const lose = (life: Life): void => {
    life.lost = true;
    if (life !== current || signal.aborted) return;
    current = null;
    log.warn('slack-disconnected');
    down();
    replace(goodLife);
  };

  return {
    async open() {
      try {
        await connect();
      } catch (cause) {
        throw loginError(platformError(cause), 'wrong-app-token');
      }
      if (isNeeded()) replace(goodLife);
    },
    async close() {
      end.abort();
      await trying;
      await current?.connection?.close();
      current = null;
    },
  };
}

/** At once, then after a second, two, four …; never all bots in the same moment. */
function pause(attempts: number): number {
  if (attempts === 0) return 0;
  const longest = Math.min(longestWait, firstWait * 2 ** (attempts - 1));
  return longest / 2 + (Math.random() * longest) / 2;
}
