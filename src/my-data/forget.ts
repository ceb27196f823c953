import type { Actor } from '../chat/actor.ts';
import type { Core } from '../core.ts';
import { heldAs } from '../organizers/questions/hold-question.ts';
import { forgetPerson } from '../people/forget.ts';
import type { Tombstone } from '../store/tombstones.ts';

/**
 * Forgets whoever wants it. `at` (epoch ms, the platform's clock): what they did before is not done any more, even where it
 * comes in later. Resolves, after the commit, to their reactions that still stand under posts.
 */
export async function forget(core: Core, actor: Pick<Actor, 'account'>, at: number): Promise<Tombstone[]> {
  const { account } = actor;
  // First: what comes in meanwhile must know of it.
  core.justForgotten.note(account, at);
  core.held.forgetOf(heldAs(core, actor));
  const stones = await forgetNow(core, account);
  await core.scrubSoon();
  return stones;
}

/** The same of what they did while they were being forgotten. */
export async function forgetNow(core: Core, account: string): Promise<Tombstone[]> {
  const { store, pseudonyms, retentionDays, clock } = core;
  return store.transaction((repositories) =>
    forgetPerson(repositories, (realm) => pseudonyms.of(account, realm), { now: clock.now(), retentionDays }),
  );
}
