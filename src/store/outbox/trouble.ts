import type { OutboxRow } from './row.ts';

/**
 * What organizers should know of something that was to be sent. `missed`: nothing went wrong with it, but when it could
 * have gone out it helped nobody any more; `left-out`: the next reminder was due as well, and said it; `late`: it arrived.
 */
export type Trouble = 'failed' | 'unknown' | 'missed' | 'left-out' | 'late';

/** What stands as the error of a reminder that was sent later than people could think. */
export const sentLate = 'late';
/** What stands as the error of an occurrence that was over before it could be posted. */
export const passedOver = 'passed-over';

/** Why something was not sent that people were waiting for, by its error. */
const missed: readonly string[] = ['too-late', 'over', 'overtaken', passedOver];

/** The errors of rows that did not fail, and of which there is something to tell all the same. */
export const worthTelling: readonly string[] = [...missed, sentLate];

/** What there is to tell of a row; null where all went as it should. */
export function troubleOf({
  kind,
  state,
  error,
}: Pick<OutboxRow, 'kind' | 'state' | 'error'>): Trouble | null {
  if (kind === 'report') return null;
  if (state === 'failed' || state === 'unknown') return state;
  if (state === 'sent') return error === sentLate ? 'late' : null;
  if (state !== 'withdrawn' || !missed.includes(error ?? '')) return null;
  // What a post shows and which reactions stand under it matters to nobody once all is over.
  if (kind === 'refresh' || kind === 'seed') return null;
  if (error !== 'overtaken') return 'missed';
  // A newer notice says all that an older one would have said.
  return kind === 'change' ? null : 'left-out';
}
