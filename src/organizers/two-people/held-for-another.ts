import type { TwoPeople } from '../../chat/act.ts';
import type { Asked, HeldAs } from '../../chat/command.ts';
import type { Message } from '../../chat/message.ts';
import { Refusal } from '../../chat/refusal.ts';
import type { Core } from '../../core.ts';
import { mustHaveRoom } from '../../store/caps.ts';
import type { Event } from '../../store/events.ts';
import type { Group } from '../../store/groups.ts';
import type { Request } from '../../store/requests.ts';
import type { Act } from '../overseeing/act-of.ts';
import { note } from '../overseeing/note.ts';
import { mayHaveHeard, tellOrganizers } from '../telling/tell-organizers.ts';
import { agreeWithin } from './agree-within.ts';
import { fingerprint } from './fingerprint.ts';
import { grantNames } from './grant-names.ts';
import { idsOf } from './ids-of.ts';
import { askedMessage, requestMessage } from './request-message.ts';
import type { Wanted } from './wanted.ts';

/**
 * Where this takes two organizers: has the others asked in their channel, and resolves to what the first one is told. Null
 * where it may be done now, as where another one asked for the very same already. Throws Refusal where nobody can be asked.
 */
export async function heldForAnother(
  core: Core,
  wanted: Wanted,
  here: Asked<Wanted['given']>,
  act: Act,
): Promise<Message | null> {
  const { takesTwo } = wanted;
  const { group, person, event } = act;
  if (takesTwo === null || wanted.kind === 'listener' || !wanted.isForTwo(wanted.given)) return null;
  if (takesTwo === 'everybody' && wanted.who === 'edit') await mustBeTheirs(core, act);
  if (!group.twoPeople.includes(takesTwo) || (await isSettled(core, wanted, act))) return null;
  const { kind, name, given } = await heldAs(core, wanted, event, here);
  if (group.organizersChannel === null) throw nowhereToAsk();
  const seen = await fingerprint(core.store, event);
  const madeAt = core.clock.now();
  const request = { groupId: group.id, person, kind, name, given, seen, madeAt } as const;
  const before = await agreedOrAsked(core, request);
  if (before.state === 'agreed') {
    if (takesTwo === 'names' && event) await grantNames(core, event.id, [person, before.by]);
    await note(core, { ...act, person: before.by }, 'agreed');
    return null;
  }
  if (before.state === 'asked') await ask(core, group, { ...request, id: before.id }, takesTwo, act);
  return askedMessage(core, { kind, name, given }, takesTwo, here.actor.language);
}

async function heldAs(
  core: Core,
  wanted: Wanted,
  event: Event | null,
  here: Asked<Wanted['given']>,
): Promise<HeldAs & Pick<Request, 'kind'>> {
  const { name, takesTwo } = wanted;
  const kind = wanted.kind === 'command' ? 'command' : 'action';
  // To see names it takes no more than to know of which event.
  if (takesTwo === 'names') return { kind, name, given: { event: ofKnown(event).id } };
  const read = await wanted.heldAs(here, core);
  if (read !== null) return { kind: 'action', ...read };
  return { kind, name, given: await idsOf(core, wanted, event, here) };
}

/** Throws Refusal where nobody knows which event is meant: names are never looked for by words alone. */
function ofKnown(event: Event | null): Event {
  if (event === null) throw new Refusal('event.again.not-found', {}, 'event');
  return event;
}

/** What stands already was agreed to: sending again what did not arrive tells nobody anything new. */
async function isSettled(
  core: Core,
  { takesTwo, who }: Pick<Wanted, 'takesTwo' | 'who'>,
  { person, event }: Act,
): Promise<boolean> {
  if (event === null) return false;
  if (takesTwo !== 'names') return who === 'create' && event.state === 'open';
  if (!event.showsNames) return true;
  return core.store.nameGrants.stands(event.id, person, core.clock.now());
}

/** One organizer of a group that an event was shared with does not change alone what takes two where it was made. */
async function mustBeTheirs(core: Core, { group, event }: Act): Promise<void> {
  if (event === null || event.groupId === group.id) return;
  const own = await core.store.groups.byId(event.groupId);
  if (own?.twoPeople.includes('everybody')) throw new Refusal('two-people.other-group');
}

type Before =
  | { readonly state: 'agreed'; readonly by: string }
  | { readonly state: 'asked'; readonly id: string }
  | { readonly state: 'waiting' };

/** Of two organizers who ask for the same at once, the later one agrees with the earlier one. */
function agreedOrAsked(core: Core, wanted: Omit<Request, 'id'>): Promise<Before> {
  return core.store.transaction(async ({ requests }): Promise<Before> => {
    const since = wanted.madeAt - agreeWithin;
    await requests.forgetBefore(since);
    const standing = await requests.since(wanted.groupId, since);
    const same = standing.filter((one) => isSame(one, wanted));
    const others = same.find(({ person }) => person !== wanted.person);
    if (others && (await requests.take(wanted.groupId, others.id)))
      return { state: 'agreed', by: others.person };
    if (same.length > 0) return { state: 'waiting' };
    mustHaveRoom('requests', standing.length);
    return { state: 'asked', id: await requests.add(wanted) };
  });
}

function isSame(one: Omit<Request, 'id'>, other: Omit<Request, 'id'>): boolean {
  const what = ({ kind, name, given, seen }: Omit<Request, 'id'>) =>
    JSON.stringify([kind, name, Object.entries(given).sort(), seen]);
  return what(one) === what(other);
}

/** Asks in the organizers' channel. Throws Refusal where that cannot be; then nothing is kept. */
async function ask(
  core: Core,
  group: Group,
  request: Request,
  takesTwo: TwoPeople,
  { event }: Act,
): Promise<void> {
  const told = await tellOrganizers(core, group, await requestMessage(core, group, request, takesTwo, event));
  if (mayHaveHeard(told)) return;
  await core.store.requests.take(group.id, request.id);
  throw new Refusal('two-people.not-asked', {}, null, [toChannels]);
}

const toChannels = { label: 'settings.channels.button', press: { action: 'channels', args: ['refusal'] } };

export function nowhereToAsk(): Refusal {
  return new Refusal('two-people.no-channel', {}, null, [toChannels]);
}
