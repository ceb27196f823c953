import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../chat/log.ts';
import type { Fault } from '../content/fault.ts';
import { folderState } from '../content/folder-state.ts';
import { loadContent } from '../content/load-content.ts';
import { watchFolder } from '../content/watch-folder.ts';
import type { HearsOfEdits } from './hears-of-edits.ts';
import { type Knowledge, knownFrom } from './knowledge.ts';
import { logFaults, logRenewed } from './log-edits.ts';

export interface Heeding {
  /** Resolves when nothing of it goes on any more. */
  stop(): Promise<void>;
}

/** How long (ms) nothing must change before the folder is read; how long faults must stand; how often it looks by itself. */
const waits = { quiet: 400, patience: 4_000, look: 60_000 };

/**
 * Picks up edits of the content folder without a restart. A good one is used once the answers are prepared, so that no
 * question waits; a broken one is told in the log and to those who hear of it, and what was known stays.
 */
export function heedEdits(
  dir: string,
  knowledge: Knowledge,
  log: Log,
  hearers: readonly HearsOfEdits[],
): Heeding {
  const stopping = new AbortController();
  const { signal } = stopping;
  const firstPhrases = knowledge.phrases.under('');
  let inUse = knowledge.readFrom;
  let judged = inUse;
  let faults: readonly Fault[] = [];
  let touchedAgain = false;
  let running: Promise<void> | null = null;

  const look = (): void => {
    touchedAgain = true;
    running ??= heed().finally(() => {
      running = null;
    });
  };
  const watching = watchFolder(dir, waits.look, look);

  const heed = async (): Promise<void> => {
    while (touchedAgain && !signal.aborted) {
      touchedAgain = false;
      try {
        await judge();
        await tell();
      } catch (error) {
        // With what goes wrong here the bot knows what it knew; the next look tries again.
        if (!signal.aborted) log.error('content-not-picked-up', {}, error);
      }
    }
  };

  const judge = async (): Promise<void> => {
    for (;;) {
      await watching.renew();
      const state = await folderState(dir);
      if (state === judged) return;
      // Several files of one edit, a folder that is exchanged: something follows.
      if (!(await staysSo(state, waits.quiet))) continue;
      if (state === inUse) return settle(state, []);
      const loaded = await loadContent(dir, undefined, firstPhrases);
      if ((await folderState(dir)) !== state) continue;
      if (!loaded.ok) {
        if (await staysSo(state, waits.patience)) return settle(state, loaded.faults);
        continue;
      }
      const next = knownFrom(loaded.content);
      await unlessStopped(next.answers.prepare());
      knowledge.become(next);
      inUse = state;
      settle(state, []);
      logRenewed(log, knowledge, await loaded.closerLook());
      for (const hearer of hearers) hearer.renewed();
    }
  };

  const staysSo = async (state: string, forMs: number): Promise<boolean> => {
    await wait(forMs, undefined, { signal, ref: false });
    return (await folderState(dir)) === state;
  };

  /** Learning cannot be broken off, but nobody needs to wait for it. */
  const unlessStopped = (work: Promise<void>): Promise<void> => {
    signal.throwIfAborted();
    const { promise, reject } = Promise.withResolvers<never>();
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    return Promise.race([work, promise]);
  };

  const settle = (state: string, found: readonly Fault[]): void => {
    judged = state;
    faults = found;
    logFaults(log, found);
  };

  /** At each look: those who could not be told are told later. */
  const tell = async (): Promise<void> => {
    for (const hearer of hearers) await (faults.length > 0 ? hearer.broken(faults) : hearer.fine());
  };

  look();
  return {
    async stop() {
      stopping.abort();
      watching.stop();
      await running;
    },
  };
}
