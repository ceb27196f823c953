/** A clock that is off by so much (ms) from one beat to the next was set, or the machine slept. */
const wasSet = 2_000;

/**
 * Calls `beat` every so many milliseconds; `jumped`: `clock` (epoch ms) has been set since the last time. Returns the way
 * to stop it.
 */
export function beating(everyMs: number, clock: () => number, beat: (jumped: boolean) => void): () => void {
  let last = { at: clock(), steady: performance.now() };
  const timer = setInterval(() => {
    const now = { at: clock(), steady: performance.now() };
    const jump = now.at - last.at - (now.steady - last.steady);
    last = now;
    beat(Math.abs(jump) > wasSet);
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
