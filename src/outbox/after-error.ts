import type { Platform } from '../chat/platform.ts';
import { PlatformError } from '../chat/platform-error.ts';
import type { OutboxRow } from '../store/outbox.ts';
import { maybeSent } from './maybe-sent.ts';
import type { Outcome } from './outcome.ts';

/** The waits between tries grow from 2 s to 10 min, in milliseconds; of edits that are too many already, from 20 s. */
const firstWait = 2_000;
const firstWaitOfEdits = 20_000;
const longestWait = 600_000;
/** Near the moment after which it helps nobody, it is tried again at least so soon (ms). */
const shortestWait = 1_000;
/** After so many tries a row at which our own code breaks is given up. */
const mostAttempts = 12;
const broke = 'broke-';

/** What a platform refuses for now is tried until it helps nobody any more; what breaks in us is not. */
export function gaveUpTrying({ attempts, error }: OutboxRow, doubtful: boolean): Outcome | null {
  return attempts > mostAttempts && error?.startsWith(broke)
    ? { is: doubtful ? 'unknown' : 'failed', error: 'too-many-attempts' }
    : null;
}

/**
 * What comes of a try that the platform refused, or that broke off. Throws what is no PlatformError: a fault of ours.
 * `helpsUntil` (epoch ms): after it, it would help nobody; before it, it is tried more and more often.
 */
export function afterError(
  platform: Platform,
  row: OutboxRow,
  error: unknown,
  now: number,
  doubtful: boolean,
  helpsUntil = Number.POSITIVE_INFINITY,
): Outcome {
  if (!(error instanceof PlatformError)) throw error;
  const told = [error.code, error.details.join(', ')].filter((part) => part !== '').join(': ');
  if (error.retry === 'never') return { is: doubtful ? 'unknown' : 'failed', error: told };
  const said = doubtful ? `${told}-${maybeSent}` : told;
  // It, or our own pace, says exactly when; nothing was asked of it, so this try does not count.
  if (error.code === 'rate-limited')
    return { is: 'later', afterMs: error.retry.afterMs, error: said, untried: true };
  const first = error.code === 'edit-limited' ? firstWaitOfEdits : firstWait;
  const grown = Math.min(longestWait, first * 2 ** (row.attempts - 1));
  // After that moment nobody waits for it any more; what became of it is still asked.
  const useful = helpsUntil > now ? Math.max(shortestWait, (helpsUntil - now) / 2) : longestWait;
  const backoff = Math.min(useful, grown * (0.5 + Math.random() / 2));
  if (!error.mayHaveHappened)
    return { is: 'later', afterMs: Math.max(error.retry.afterMs, backoff), error: said };
  const safeFor = (row.firstAttemptAt ?? now) + platform.capabilities.repeatsSafelyForMs - now;
  return {
    is: 'later',
    afterMs: safeFor > 1_000 ? Math.min(backoff, safeFor / 2) : backoff,
    error: `${told}-${maybeSent}`,
  };
}
