import { setImmediate } from 'node:timers/promises';

/** How long (ms) work goes on before everything else that waits has its turn. */
const BREATH = 8;

let since = performance.now();

/** Lets everything else have its turn, if it had none for a while. */
export async function breathe(): Promise<void> {
  if (performance.now() - since < BREATH) return;
  await setImmediate();
  since = performance.now();
}
