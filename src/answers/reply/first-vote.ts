import type { Core } from '../../core.ts';

/** Older ones are long without buttons. */
const mostRemembered = 5_000;

/**
 * Whether this answer (by its random token) was not called right or wrong before: of two quick taps, or one whose thanks
 * did not arrive, one counts. In memory alone, and of the answer, not of the person.
 */
export function firstVote({ voted }: Pick<Core, 'voted'>, answer: string): boolean {
  if (voted.has(answer)) return false;
  voted.add(answer);
  const [oldest] = voted;
  if (voted.size > mostRemembered && oldest !== undefined) voted.delete(oldest);
  return true;
}
