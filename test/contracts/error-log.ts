import type { Log, LogFacts } from '../../src/chat/log.ts';

/** A log of which only the errors are kept: there must be none, whatever people do. */
export function errorLog(): { readonly log: Log; readonly errors: readonly unknown[] } {
  const errors: unknown[] = [];
  const drop = (): void => {};
  const keep = (code: string, facts?: LogFacts, cause?: unknown): void =>
    void errors.push({ code, facts, cause });
  return { log: { debug: drop, info: drop, warn: drop, error: keep }, errors };
}
