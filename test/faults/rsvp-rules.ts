import fc from 'fast-check';
import type { MessageRef } from '../../src/chat/place.ts';
import { type Reaction, type ReactionSets, reactions } from '../../src/chat/reaction.ts';
import { act } from '../../src/rsvps/act.ts';
import { react } from '../../src/rsvps/react.ts';
import { reconcile } from '../../src/rsvps/reconcile.ts';
import { newId } from '../../src/store/new-id.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import type { Post } from '../../src/store/posts.ts';
import { type Choice, choices, type HeadCount } from '../../src/store/rsvps.ts';
import { sqlite } from '../../src/store/sqlite.ts';

/** An open event with a post, and what the platform itself shows under it. */
export interface Town {
  readonly store: Store;
  readonly eventId: string;
  readonly message: MessageRef;
  readonly platform: Record<Reaction, Set<string>>;
  post(): Promise<Post>;
  /** Since when the bot has missed reactions; null while it hears all. */
  deafSince: number | null;
}

/** Something that a person does. `heard`: whether the bot was listening when they reacted. */
export type Deed =
  | { readonly is: 'react'; readonly person: string; readonly reaction: Reaction; readonly heard: boolean }
  | { readonly is: 'unreact'; readonly person: string; readonly reaction: Reaction; readonly heard: boolean }
  | { readonly is: 'press'; readonly person: string; readonly choice: Choice | null };

export const people = ['ana', 'marcus', 'wei'] as const;

export const anyPerson = fc.constantFrom(...people);
export const anyReaction = fc.constantFrom(...reactions);
export const anyChoice = fc.constantFrom(...choices, null);

export function anyDeed(heard: fc.Arbitrary<boolean> = fc.boolean()): fc.Arbitrary<Deed> {
  const reacting = { person: anyPerson, reaction: anyReaction, heard };
  return fc.oneof(
    fc.record({ is: fc.constant('react' as const), ...reacting }),
    fc.record({ is: fc.constant('unreact' as const), ...reacting }),
    fc.record({ is: fc.constant('press' as const), person: anyPerson, choice: anyChoice }),
  );
}

/** One database for a whole test file: each town in it is an event of its own. */
export function openTowns(): Promise<Store> {
  return openStore(sqlite(null));
}

export async function newTown(store: Store): Promise<Town> {
  const { groups, events, posts } = store;
  const group = await groups.ensure({
    platform: 'discord',
    nativeId: '1',
    languages: ['en', 'es'],
  });
  const eventId = newId();
  const start = Temporal.Now.zonedDateTimeISO('America/Los_Angeles').add({ days: 3 });
  const texts = { en: 'Hearing', es: 'Audiencia' };
  await events.add(
    {
      id: eventId,
      groupId: group.id,
      kind: 'council-meeting',
      title: texts,
      description: texts,
      accessibility: texts,
      place: '',
      link: '',
      start,
      end: start.add({ hours: 3 }),
      state: 'open',
      ladder: null,
      edits: null,
      series: null,
      showsNames: false,
      buttonsOnly: false,
      version: 1,
    },
    Date.now(),
  );
  const { id } = await posts.add(eventId, { platform: 'discord', group: '1', channel: '2' });
  const message = { platform: 'discord', channel: '2', message: newId() };
  await posts.recordMessage(id, message);
  const post = async () => {
    const found = await posts.byId(id);
    if (!found) throw new Error('the post is gone');
    return found;
  };
  return {
    store,
    eventId,
    message,
    platform: { check: new Set(), thinking: new Set(), cross: new Set() },
    post,
    deafSince: null,
  };
}

let clock = Date.now();
/** A moment later than every one before. */
const later = () => ++clock;

/** Does it on the platform, and, if the bot listens, tells the bot as the platform does: only real changes. */
export async function happen(town: Town, deed: Deed, times = 1): Promise<void> {
  const { store, eventId, message, platform } = town;
  if (deed.is === 'press') {
    const { person, choice } = deed;
    for (let time = 0; time < times; time += 1) {
      const at = later();
      await act(store, { eventId, person, choice, via: 'button', at, heardAt: at, shownIn: null }, at);
    }
    return;
  }
  const { person, reaction, heard } = deed;
  const set = platform[reaction];
  if (set.has(person) === (deed.is === 'react')) return;
  if (deed.is === 'react') set.add(person);
  else set.delete(person);
  if (!heard) {
    town.deafSince ??= later();
    return;
  }
  const change = deed.is === 'react' ? 'added' : 'removed';
  for (let time = 0; time < times; time += 1) {
    const at = later();
    await react(store, { message, person, reaction, change, at, heardAt: at, alreadyRead: false }, at);
  }
}

export async function catchUp(town: Town): Promise<number> {
  const people: ReactionSets = town.platform;
  const now = later();
  const since = town.deafSince ?? now;
  town.deafSince = null;
  const reading = { people, cleared: new Set<Reaction>(), at: now, deafSince: since };
  return reconcile(town.store, await town.post(), reading, now);
}

/** The sets that the bot knows of, in the platform's shape. */
export async function knownSets({ store, post }: Town): Promise<Record<Reaction, string[]>> {
  const known = await store.reactions.of((await post()).id);
  const of = (wanted: Reaction) =>
    known
      .filter(({ reaction }) => reaction === wanted)
      .map(({ person }) => person)
      .sort();
  return { check: of('check'), thinking: of('thinking'), cross: of('cross') };
}

export function platformSets({ platform }: Town): Record<Reaction, string[]> {
  const of = (wanted: Reaction) => [...platform[wanted]].sort();
  return { check: of('check'), thinking: of('thinking'), cross: of('cross') };
}

export const countOf = ({ store, eventId }: Town): Promise<HeadCount> => store.rsvps.count(eventId);

export const total = (count: HeadCount): number => count.going + count.maybe + count['not-going'];

/** What each person is counted as. */
export async function standing({ store, eventId }: Town): Promise<Record<string, Choice | null>> {
  const found = await Promise.all(
    people.map(async (person) => [person, (await store.rsvps.of(eventId, person))?.choice ?? null] as const),
  );
  return Object.fromEntries(found);
}

const meaning: Readonly<Record<Reaction, Choice>> = { check: 'going', thinking: 'maybe', cross: 'not-going' };

export const choiceBehind = (reaction: Reaction): Choice => meaning[reaction];
