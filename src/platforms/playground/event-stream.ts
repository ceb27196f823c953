import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Broadcast } from './broadcast.ts';
import type { Snapshot } from './snapshot.ts';

/** A silent connection is closed by some proxies after 30 seconds. */
const heartbeatMs = 20_000;

/** Sends one person's snapshot now and after every change, until the tab is closed or the server stops. */
export function eventStream(
  context: Context,
  { broadcast, stopped, snapshot }: EventStreamOptions,
): Response {
  return streamSSE(context, async (stream) => {
    let woken = Promise.withResolvers<void>();
    const wake = () => woken.resolve();
    let dirty = true;
    const unlisten = broadcast.listen(() => {
      dirty = true;
      wake();
    });
    stream.onAbort(wake);
    stopped.addEventListener('abort', wake, { once: true });
    try {
      while (!stream.aborted && !stopped.aborted) {
        if (dirty) {
          dirty = false;
          await stream.writeSSE({ data: JSON.stringify(await snapshot()) });
        } else {
          const beat = setTimeout(wake, heartbeatMs);
          await woken.promise;
          clearTimeout(beat);
          woken = Promise.withResolvers();
          if (!dirty && !stream.aborted) await stream.write(': still here\n\n');
        }
      }
    } finally {
      unlisten();
      stopped.removeEventListener('abort', wake);
    }
  });
}

export interface EventStreamOptions {
  readonly broadcast: Broadcast;
  /** Aborts when the server stops. */
  readonly stopped: AbortSignal;
  readonly snapshot: () => Promise<Snapshot>;
}
