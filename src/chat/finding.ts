/**
 * What a look at one thing has found, for whoever installs the bot. `absent`: there is nothing to look at, and that
 * is no fault.
 */
export type FindingState = 'ok' | 'warning' | 'wrong' | 'absent';

export interface Finding {
  /** What was looked at, in a word or two. */
  readonly check: string;
  readonly state: FindingState;
  readonly says: string;
  /** What to do; null where there is nothing to do. */
  readonly mend: string | null;
}

export function fine(check: string, says: string): Finding {
  return { check, state: 'ok', says, mend: null };
}

export function absent(check: string, says: string): Finding {
  return { check, state: 'absent', says, mend: null };
}

export function doubtful(check: string, says: string, mend: string): Finding {
  return { check, state: 'warning', says, mend };
}

export function wrong(check: string, says: string, mend: string): Finding {
  return { check, state: 'wrong', says, mend };
}
