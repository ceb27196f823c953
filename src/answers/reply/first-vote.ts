import type { Core } from '../../core.ts';
import type { Repositories } from '../../store/open.ts';

/** Older ones are long without buttons. */
const mostRemembered = 5_000;

/**
 * Counts an answer (by its random token) as right or wrong, unless it was before: of two quick taps, or one whose thanks
 * did not arrive, one counts. Only what `count` has written is remembered: if it fails, the next tap counts. In memory
 * alone, and of the answer, not of the person.
 */
export async function countFirstVote(
  { voted, inTurn, store }: Pick<Core, 'voted' | 'inTurn' | 'store'>,
  answer: string,
  now: number,
  count: (repositories: Repositories) => Promise<void>,
): Promise<void> {
  // Two taps may be heard by two processes: then the token is kept for a day, with those of all that was delivered.
  if (store.isShared)
    return store.transaction(async (repositories) => {
      if (await repositories.deliveries.takeOnce(`vote:${answer}`, now)) await count(repositories);
    });
  await inTurn(`vote ${answer}`, async () => {
    if (voted.has(answer)) return;
    await count(store);
    voted.add(answer);
    const [oldest] = voted;
    if (voted.size > mostRemembered && oldest !== undefined) voted.delete(oldest);
  });
}
