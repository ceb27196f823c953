import { setImmediate } from 'node:timers/promises';

/** Lets everything else that waits have its turn, between two pieces of long work. */
export async function breathe(): Promise<void> {
  await setImmediate();
}
