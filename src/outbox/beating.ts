/** A clock that is off by so much (ms) from one look to the next was set, or the machine slept. */
const wasSet = 2_000;

/** By how much (ms) `clock` (epoch ms) has been set since this was last asked; below zero: back; 0: it runs as it should. */
export function jumpsOf(clock: () => number): () => number {
  let last = { at: clock(), steady: performance.now() };
  return () => {
    const now = { at: clock(), steady: performance.now() };
    const jump = now.at - last.at - (now.steady - last.steady);
    last = now;
    return Math.abs(jump) > wasSet ? jump : 0;
  };
}

/** Calls `beat` every so many milliseconds. Returns the way to stop it. */
export function beating(everyMs: number, beat: () => void): () => void {
  const timer = setInterval(beat, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
