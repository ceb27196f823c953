import type { Actor } from '../../chat/actor.ts';
import type { Asked, Command } from '../../chat/command.ts';
import { describeOptions } from '../../chat/options.ts';
import type { Place } from '../../chat/place.ts';
import { Refusal } from '../../chat/refusal.ts';
import type { Core } from '../../core.ts';
import { findEvent } from '../../events/finding/find-event.ts';
import { groupOf } from '../../events/group-of.ts';
import { readShareCode } from '../../events/posting/share-code.ts';
import { findEverEvent } from '../../events/repeating/find-ever.ts';
import { organizerRealm } from '../../people/realms.ts';
import type { Event } from '../../store/events.ts';
import type { Group } from '../../store/groups.ts';

/** What an organizer does, or wants to. */
export interface Act {
  readonly group: Group;
  /** By the pseudonym that is made for this group alone. */
  readonly person: string;
  /** What it is done with, a draft too; null where it is about no event, or none that is known here. */
  readonly event: Event | null;
}

type Given = Readonly<Record<string, unknown>>;

/** `options`: of the command, which says how an event can be named there. */
export async function actOf(
  core: Core,
  { actor, place, options: given }: Pick<Asked<Given>, 'options' | 'actor' | 'place'>,
  options: Command<Core>['options'] | null = null,
): Promise<Act> {
  const group = await groupOf(core, place);
  const person = organizerHere(core, group, actor);
  const names = options === null ? [] : describeOptions(options);
  const isEver = names.some(({ completes }) => completes === 'any-event');
  return { group, person, event: await eventOf(core, group, { given, actor, place, isEver }) };
}

export function organizerHere({ pseudonyms }: Core, { id }: Group, { account }: Actor): string {
  return pseudonyms.of(account, organizerRealm(id));
}

interface About {
  readonly given: Given;
  readonly actor: Actor;
  readonly place: Place;
  /** Whether an event that is over can be named. */
  readonly isEver: boolean;
}

async function eventOf(core: Core, group: Group, about: About): Promise<Event | null> {
  const { store } = core;
  const { event, post, series, request } = about.given;
  if (typeof event === 'string') return namedEvent(core, event, about);
  if (typeof post === 'string') {
    const stands = await store.posts.byId(post);
    return stands === null ? null : store.events.inGroup(stands.eventId, about.place);
  }
  if (typeof series === 'string') {
    const isTheirs = (await store.series.byId(series))?.groupId === group.id;
    return isTheirs ? ((await store.events.ofSeries(series)).at(-1) ?? null) : null;
  }
  if (typeof request !== 'string') return null;
  const held = await store.requests.byId(group.id, request);
  return held === null ? null : eventOf(core, group, { ...about, given: held.given });
}

async function namedEvent(core: Core, named: string, { actor, place, isEver }: About): Promise<Event | null> {
  const { events, shares } = core.store;
  const byId = await events.inGroup(named, place);
  if (byId) return byId;
  const code = isEver ? null : readShareCode(named);
  const shared = code === null ? null : await shares.eventOf(code, core.clock.now());
  if (shared !== null) return events.byId(shared);
  try {
    return await (isEver ? findEverEvent : findEvent)(core, named, actor, place);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
