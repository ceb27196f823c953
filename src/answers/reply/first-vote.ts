import type { Core } from '../../core.ts';

/** Older ones are long without buttons. */
const mostRemembered = 5_000;

/**
 * Counts an answer (by its random token) as right or wrong, unless it was before: of two quick taps, or one whose thanks
 * did not arrive, one counts. Only what `count` has written is remembered: if it fails, the next tap counts. In memory
 * alone, and of the answer, not of the person.
 */
export async function countFirstVote(
  { voted, inTurn }: Pick<Core, 'voted' | 'inTurn'>,
  answer: string,
  count: () => Promise<void>,
): Promise<void> {
  await inTurn(`vote ${answer}`, async () => {
    if (voted.has(answer)) return;
    await count();
    voted.add(answer);
    const [oldest] = voted;
    if (voted.size > mostRemembered && oldest !== undefined) voted.delete(oldest);
  });
}
