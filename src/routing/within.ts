/** Platforms give up after 3 seconds: what takes longer than this (ms) says first that it is on its way. */
const deferAfter = 1_500;

/**
 * Waits for `work`; if it takes longer than {@link deferAfter}, calls `defer` once meanwhile.
 * @param isSlow that it will: then nobody waits to hear it.
 */
export async function deferringIfSlow<T>(
  work: Promise<T>,
  isSlow: boolean,
  defer: () => Promise<void>,
): Promise<T> {
  let deferred: Promise<void> = Promise.resolve();
  const timer = setTimeout(
    () => {
      deferred = defer();
      // Awaited below; until then a rejection must not count as unhandled.
      deferred.catch(() => {});
    },
    isSlow ? 0 : deferAfter,
  );
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    await deferred;
  }
}
