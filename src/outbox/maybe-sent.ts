import type { Platform } from '../chat/platform.ts';
import type { OutboxRow } from '../store/outbox.ts';

/** How far (ms) is looked back where the clock was set back meanwhile: then nobody knows how long ago the first try was. */
const farBack = 24 * 60 * 60_000;

/** How the error of a row ends of which some try may have arrived: what happens afterwards does not settle it. */
export const maybeSent = 'maybe-sent';

/** Whether an earlier try, whose end nobody saw, may have put it into the channel. */
export function mayHaveArrived({ error }: Pick<OutboxRow, 'error'>): boolean {
  return error?.endsWith(maybeSent) ?? false;
}

/** Whether a try now cannot double an earlier one: the platform still knows its key. */
export function isSafeToRepeat(
  platform: Platform,
  row: Pick<OutboxRow, 'firstAttemptAt'>,
  now: number,
): boolean {
  const age = ageOf(row, now);
  return age >= 0 && age < platform.capabilities.repeatsSafelyForMs;
}

/** Since when (epoch ms, by the platform's clock) it may stand there. */
export function maybeThereSince(
  platform: Platform,
  row: Pick<OutboxRow, 'firstAttemptAt'>,
  now: number,
): number {
  const age = ageOf(row, now);
  return platform.now() - (age < 0 ? farBack : age);
}

/** How long ago (ms) it was first tried, by our clock; below zero where that was set back since. */
function ageOf({ firstAttemptAt }: Pick<OutboxRow, 'firstAttemptAt'>, now: number): number {
  return now - (firstAttemptAt ?? now);
}
