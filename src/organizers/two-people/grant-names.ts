import type { Core } from '../../core.ts';

/** How long (ms) both may see the names. */
const grantedFor = 60 * 60_000;

/** Lets these organizers see the names of an event, for an hour. */
export async function grantNames(core: Core, eventId: string, people: readonly string[]): Promise<void> {
  const until = core.clock.now() + grantedFor;
  await core.store.transaction(async ({ nameGrants }) => {
    for (const person of people) await nameGrants.grant(eventId, person, until);
  });
}
