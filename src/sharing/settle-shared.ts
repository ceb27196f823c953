import { PlatformError } from '../chat/platform-error.ts';
import type { SharedAnswer } from '../store/shared-answers.ts';
import type { Sharing } from './sharing.ts';

/** How long (ms) what was sent may still be on its way to the channel after the bot has died. */
const mayStillArrive = 30_000;

/** The turn in which a shared answer is sent, looked for and put right. */
export function turnOfShared(id: string): string {
  return `shared ${id}`;
}

/**
 * Finds out what became of a share that nobody saw end: it is recorded if it stands there, and forgotten if not or if the
 * platform cannot tell. Throws PlatformError where the platform must be asked later.
 */
export async function settleShared(
  core: Sharing,
  { id }: Pick<SharedAnswer, 'id'>,
  when: 'at-once' | 'when-it-is-sure',
): Promise<void> {
  await core.inTurn(turnOfShared(id), async () => {
    const shared = await core.store.sharedAnswers.byId(id);
    if (!shared || shared.message) return;
    const age = Math.max(0, core.clock.now() - shared.sharedAt);
    const became = await lookFor(core, shared, age);
    // Another process may be sending it at this moment.
    const mustWait = when === 'when-it-is-sure' || core.store.isShared;
    if (became === 'not-sent' && age < mayStillArrive && mustWait) return;
    core.log.info('share-settled', { share: id, became });
    if (became !== 'sent') await core.store.sharedAnswers.remove(id);
  });
}

async function lookFor(core: Sharing, { id, place }: SharedAnswer, age: number): Promise<string> {
  const platform = core.platform(place.platform);
  if (!platform) return 'unknowable';
  try {
    const found = await platform.findSent(place, id, platform.now() - age);
    if (found.state === 'sent') await core.store.sharedAnswers.recordMessage(id, found.ref);
    return found.state;
  } catch (error) {
    if (!(error instanceof PlatformError) || error.retry !== 'never') throw error;
    return 'unknowable';
  }
}
