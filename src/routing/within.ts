/** Platforms give up after 3 seconds: what takes longer than this (ms) says first that it is on its way. */
const deferAfter = 1_500;

/** Waits for `work`; if it takes longer than {@link deferAfter}, calls `defer` once meanwhile. */
export async function deferringIfSlow<T>(work: Promise<T>, defer: () => Promise<void>): Promise<T> {
  let deferred: Promise<void> = Promise.resolve();
  const timer = setTimeout(() => {
    deferred = defer();
    // Awaited below; until then a rejection must not count as unhandled.
    deferred.catch(() => {});
  }, deferAfter);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    await deferred;
  }
}
