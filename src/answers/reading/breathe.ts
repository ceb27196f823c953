import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long (ms) work goes on before everything else that waits has its turn. */
const BREATH = 8;

let since = performance.now();
let breathing = false;

/** Lets everything else have its turn, if it had none for a while. Many pieces of work that go on together take turns too. */
export async function breathe(): Promise<void> {
  while (performance.now() - since >= BREATH) {
    if (!breathing) {
      breathing = true;
      // Before all that wait here: they go on one by one, until their time is over again.
      setImmediate(() => {
        since = performance.now();
        breathing = false;
      });
    }
    await nextTurn();
  }
}
