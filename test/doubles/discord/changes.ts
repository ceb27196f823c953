/** Tells waiting tests that something in the double has changed. */
export class Changes {
  readonly #listeners = new Set<() => void>();

  notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

export interface WaitOptions {
  /** What is waited for, named in the failure. */
  readonly for?: string;
  readonly withinMs?: number;
}

/** A predicate may also read what the double does not see (a child's output), so it is looked at this often. */
const LOOK_AGAIN_MS = 20;

/** Resolves with the predicate's first truthy result, which it may promise: looked at on each change of the double. */
export function waitUntil<T>(
  changes: Changes,
  look: () => T | Promise<T>,
  options: WaitOptions = {},
): Promise<NonNullable<T>> {
  const withinMs = options.withinMs ?? 30_000;
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    let isLooking = false;
    const finish = (settle: () => void): void => {
      stopListening();
      clearInterval(again);
      settle();
    };
    const fail = (error: unknown): void => finish(() => reject(error));
    const decide = (found: T): void => {
      if (found) finish(() => resolve(found));
      else if (performance.now() - startedAt > withinMs)
        fail(new Error(`Waited ${withinMs} ms for ${options.for ?? look.toString()}`));
    };
    const check = (): void => {
      if (isLooking) return;
      try {
        const found = look();
        if (found instanceof Promise) {
          isLooking = true;
          found.then(decide, fail).finally(() => {
            isLooking = false;
          });
        } else decide(found);
      } catch (error) {
        fail(error);
      }
    };
    const stopListening = changes.listen(check);
    const again = setInterval(check, LOOK_AGAIN_MS);
    check();
  });
}
