import type { Finding, FindingState } from '../../chat/finding.ts';

const marks: Record<FindingState, string> = { ok: '✓', warning: '!', wrong: '✗', absent: '–' };

/** One line: ✓ or what is wrong, and the mend. */
export function lineOf({ check, state, says, mend }: Finding): string {
  return `${marks[state]} ${check}: ${says}${mend ? ` → ${mend}` : ''}`;
}

export function summaryOf(findings: readonly Finding[]): string {
  const count = (state: FindingState) => findings.filter((finding) => finding.state === state).length;
  const wrong = count('wrong');
  const doubtful = count('warning');
  const looks = doubtful === 0 ? '' : ` ${things(doubtful)} to look at.`;
  if (wrong > 0) return `${things(wrong)} to mend.${looks}`;
  return `Nothing is wrong.${looks}`;
}

function things(count: number): string {
  return count === 1 ? '1 thing' : `${count} things`;
}

/** For programs: this form stays; `version` would say if it did not. */
export function jsonOf(findings: readonly Finding[]): string {
  return JSON.stringify({ version: 1, ok: isWell(findings), findings }, null, 2);
}

export function isWell(findings: readonly Finding[]): boolean {
  return findings.every(({ state }) => state !== 'wrong');
}
