import { setTimeout } from 'node:timers/promises';
import type { MessageRef } from '../../chat/place.ts';
import type { Platform } from '../../chat/platform.ts';
import { PlatformError } from '../../chat/platform-error.ts';

/** How long (ms) it goes on: whoever asked for it waits for the answer. */
const patience = 180_000;
/** What a platform fails at is tried so often. */
const mostTries = 3;
/** So many at once; how fast they go out is the platform's pace. */
const atOnce = 8;

/** Takes messages off the platforms, in this order, as far as they let it. Resolves to those that still stand there. */
export async function takeMessagesDown(
  { platform }: { readonly platform: (name: string) => Platform | undefined },
  refs: readonly MessageRef[],
): Promise<MessageRef[]> {
  const end = performance.now() + patience;
  const left: MessageRef[] = [];
  const waiting = refs.values();
  const work = async () => {
    for (const ref of waiting) {
      const there = platform(ref.platform);
      if (!there || !(await isTakenDown(there, ref, end))) left.push(ref);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return left;
}

async function isTakenDown(platform: Platform, ref: MessageRef, end: number): Promise<boolean> {
  for (let tries = 0; tries < mostTries && performance.now() < end; ) {
    try {
      await platform.remove(ref);
      return true;
    } catch (error) {
      if (!(error instanceof PlatformError) || error.retry === 'never') return false;
      // Nothing was asked of it, so this try does not count.
      if (error.code !== 'rate-limited') tries += 1;
      const wait = Math.max(error.retry.afterMs, 200);
      if (performance.now() + wait > end) return false;
      await setTimeout(wait);
    }
  }
  return false;
}
