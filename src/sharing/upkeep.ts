import { setTimeout as pause } from 'node:timers/promises';
import { correctShared } from './correct-shared.ts';
import type { Sharing } from './sharing.ts';
import { waits } from './waits.ts';

/** Answers older than this (ms) have scrolled away, and platforms limit edits of old messages: they stay as they are. */
const remembered = 90 * 24 * 60 * 60_000;
/** Between two edits (ms): Slack takes about fifty in a minute. */
const pace = 1_200;

/** Keeps what was shared in channels true to the content. */
export interface Upkeep {
  /** Looks after every shared answer by and by; does nothing while it does so already. */
  wake(): void;
  /** Does so at once, and resolves when each has been tried. Call it when content was loaded anew. */
  contentChanged(): Promise<void>;
  /** Takes nothing more and resolves when what is on its way has ended. */
  stop(): Promise<void>;
}

export function sharedAnswersUpkeep(core: () => Sharing): Upkeep {
  const stopping = new AbortController();
  const left = waits(() => core().clock.now());
  let last: Promise<void> = Promise.resolve();
  let waiting = false;

  const round = async (): Promise<void> => {
    const { store, clock } = core();
    await store.sharedAnswers.forgetBefore(clock.now() - remembered);
    for (const shared of await store.sharedAnswers.all()) {
      if (stopping.signal.aborted) return;
      if (await correctShared(core(), shared, left)) await between();
    }
  };
  const between = () => pause(pace, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
  /** One round after another: each begins with what the one before it has left, and takes the newest content. */
  const after = (): Promise<void> => {
    last = last
      .then(() => (stopping.signal.aborted ? undefined : round()))
      .catch((error: unknown) => core().log.error('shared-answers-broke', {}, error));
    return last;
  };

  return {
    wake() {
      if (waiting) return;
      waiting = true;
      void after().finally(() => {
        waiting = false;
      });
    },
    contentChanged: after,
    async stop() {
      stopping.abort();
      await last;
    },
  };
}
