import type { Actor } from '../../chat/actor.ts';
import type { Place } from '../../chat/place.ts';
import type { Core } from '../../core.ts';
import { monthOf } from '../../people/month-of.ts';
import type { QuietHours } from '../../people/quiet-hours.ts';
import { directRealm } from '../../people/realms.ts';
import type { DirectWish } from '../../store/direct-wishes.ts';
import { forgetAccount } from './forget-account.ts';
import { quietHoursBy } from './quiet-hours-of.ts';

/** What somebody said to direct messages, which is of use to them now; null where they were never asked. */
export async function wishOf(core: Core, { account }: Actor): Promise<DirectWish | null> {
  return core.store.directWishes.use(core.pseudonyms.of(account, directRealm), monthOf(core.clock.now()));
}

/** True if they were never asked before, in any group: then they must be asked now. */
export async function askOnce(
  core: Core,
  { account, language }: Actor,
  { platform }: Place,
): Promise<boolean> {
  const person = core.pseudonyms.of(account, directRealm);
  return core.store.directWishes.askOnce({ person, platform, language }, monthOf(core.clock.now()));
}

/** Keeps the account, sealed, until they say stop. */
export async function sayYes(core: Core, { account, language }: Actor, place: Place): Promise<void> {
  const person = core.pseudonyms.of(account, directRealm);
  const { platform } = place;
  const group = place.group ?? (await core.store.directWishes.of(person))?.group ?? null;
  const sealed = core.sealer.seal(account, person);
  const agreement = { person, platform, group, language, sealed };
  await core.store.directWishes.agree(agreement, monthOf(core.clock.now()));
}

/** Forgets the account at once, also in what waits to be sent. */
export async function sayNo(core: Core, { account, language }: Actor, { platform }: Place): Promise<void> {
  const person = core.pseudonyms.of(account, directRealm);
  await core.store.transaction(async ({ directWishes, outbox }) => {
    await directWishes.refuse({ person, platform, language }, monthOf(core.clock.now()));
    await forgetAccount({ outbox }, core.pseudonyms, account);
  });
}

/** When this person is not written to, or would not be if they said yes here. */
export async function quietHoursHere(core: Core, actor: Actor, place: Place): Promise<QuietHours> {
  const wish = await wishOf(core, actor);
  const here = { platform: place.platform, group: place.group, quiet: null, timeZone: null };
  const hours = await quietHoursBy(
    core.store,
    core.content.campaign.time_zone,
  )(wish?.state === 'yes' || wish?.state === 'closed' ? { ...wish, group: wish.group ?? place.group } : here);
  return hours;
}
