import { randomBytes } from 'node:crypto';
import type { Actor } from '../../src/chat/actor.ts';
import type { Inbound } from '../../src/chat/inbound.ts';
import type { MessageRef, Place } from '../../src/chat/place.ts';
import { type Reaction, reactions } from '../../src/chat/reaction.ts';
import type { Responder } from '../../src/chat/responder.ts';
import { type Core, createCore } from '../../src/core.ts';
import { groupOf } from '../../src/events/group-of.ts';
import { unwatched } from '../../src/outbox/stage.ts';
import { everythingOf } from '../../src/people/everything-of.ts';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { sealer } from '../../src/people/seal.ts';
import { createPane } from '../../src/platforms/playground/pane.ts';
import { deafness } from '../../src/routing/reactions/deaf.ts';
import { reconcilePlatform } from '../../src/routing/reactions/reconcile-platform.ts';
import { receiver } from '../../src/routing/receive.ts';
import { exampleHearing } from '../../src/start/example-hearing.ts';
import { newId } from '../../src/store/new-id.ts';
import type { Store } from '../../src/store/open.ts';
import type { Choice } from '../../src/store/rsvps.ts';
import { errorLog } from '../contracts/error-log.ts';
import { knowledge } from '../scenarios/every-world.ts';

/** Luz never says anything. */
export type Person = 'ana' | 'marcus' | 'luz';

/** How the bot hears of it: at once, later than what was done after it, or never. */
export type How = 'heard' | 'late' | 'unheard';

export type Deed =
  | {
      readonly is: 'react' | 'unreact';
      readonly person: Person;
      readonly reaction: Reaction;
      readonly how: How;
    }
  | { readonly is: 'tap'; readonly person: Person; readonly choice: Choice; readonly how: 'heard' | 'late' }
  | { readonly is: 'forget'; readonly person: Person }
  | { readonly is: 'read' }
  | { readonly is: 'restart' }
  | { readonly is: 'deliver' };

/** One event with its post, what stands under it on the platform, and the bot, which can be started anew. */
export interface ForgettingTown {
  does(deed: Deed): Promise<void>;
  said(person: Person): Promise<Choice | null>;
  /** In which tables something is kept of them. */
  kept(person: Person): Promise<string[]>;
  readonly errors: readonly unknown[];
}

const tick = 5_000;
let clock = Date.now();

export async function openTown(store: Store): Promise<ForgettingTown> {
  const secret = randomBytes(32);
  // A platform of its own, since all open events of a platform are read together.
  const name = newId();
  const place: Place = { platform: name, group: newId(), channel: newId() };
  const ref: MessageRef = { platform: name, channel: place.channel, message: newId() };
  const shown: Record<Reaction, Set<string>> = { check: new Set(), thinking: new Set(), cross: new Set() };
  const { log, errors } = errorLog();
  const pane = createPane({
    name,
    style: 'discord',
    render: () => [],
    reactionNames: { check: 'a', thinking: 'b', cross: 'c' },
    now: () => clock,
  });
  const platform = {
    ...pane,
    now: () => clock,
    readReactions: async () => ({ people: structuredClone(shown), own: new Set(reactions) }),
  };
  const start = (): Core =>
    createCore({
      knowledge,
      shapes: knowledge.shapes,
      store,
      log,
      pseudonyms: pseudonyms(secret),
      sealer: sealer(secret),
      clock: { now: () => clock },
      platforms: [platform],
      deaf: deafness(clock),
      alsoIn: () => [],
      watch: unwatched,
      tapsPerMinute: 1_000_000,
    });
  let core = start();
  const { id: groupId } = await groupOf(core, place);
  await store.groups.change(groupId, { timeZone: 'America/Los_Angeles', welcomed: true });
  const example = await exampleHearing(core, place);
  const event = { ...example, id: newId(), groupId, version: 1, series: null, state: 'open' } as const;
  await store.events.add(event, clock);
  const post = await store.posts.add(event.id, place);
  await store.posts.recordMessage(post.id, ref, clock);

  let waiting: Inbound[] = [];
  const hear = async (inbound: Inbound) => {
    const { receive, ended } = receiver(core, knowledge.registry);
    await receive(inbound, silent);
    await ended();
  };
  const deliver = async () => {
    const late = waiting.toReversed();
    waiting = [];
    for (const inbound of late) await hear(inbound);
  };
  const isDeaf = () => core.deaf.since(name) !== null;
  const read = async () => {
    clock += tick;
    await reconcilePlatform(core, name);
  };
  const tell = async (inbound: Inbound, how: How) => {
    if (how === 'heard') await hear(inbound);
    else if (how === 'late') waiting.push(inbound);
    else core.deaf.falls(name, clock - 1);
  };
  const press = (person: Person, action: string, args: readonly string[]): Inbound => {
    const actor = actorOf(person);
    return {
      kind: 'action',
      id: newId(),
      actor,
      place,
      direct: false,
      at: clock,
      call: { action, args },
      fields: {},
    };
  };
  return {
    errors,
    async does(deed) {
      clock += tick;
      if (deed.is === 'read') return read();
      if (deed.is === 'deliver') return deliver();
      if (deed.is === 'restart') {
        // What has come in is dealt with before a stop; what is heard of later, a reading settles.
        await deliver();
        core = start();
        return read();
      }
      if (deed.is === 'forget') {
        await hear(press(deed.person, 'my-data-forget-yes', []));
        // Whoever is heard is connected again, and then all is read.
        if (isDeaf()) await read();
        return;
      }
      if (deed.is === 'tap')
        return tell(press(deed.person, 'rsvp', [event.id, deed.choice, post.id]), deed.how);
      const { account } = actorOf(deed.person);
      const isAdded = deed.is === 'react';
      if (shown[deed.reaction].has(account) === isAdded) return;
      if (isAdded) shown[deed.reaction].add(account);
      else shown[deed.reaction].delete(account);
      const change = isAdded ? 'added' : 'removed';
      await tell(
        { kind: 'reaction', change, reaction: deed.reaction, account, message: ref, at: clock },
        deed.how,
      );
    },
    async said(person) {
      const rsvp = await store.rsvps.of(event.id, core.pseudonyms.of(actorOf(person).account, event.id));
      return rsvp?.choice ?? null;
    },
    async kept(person) {
      const { account } = actorOf(person);
      const all = await everythingOf(store, (realm) => core.pseudonyms.of(account, realm));
      return [...new Set(all.map(({ table }) => table))].sort();
    },
  };
}

function actorOf(person: Person): Actor {
  const account = `discord:${person}`;
  return { account, language: 'en', organizer: false, guest: false, maySpeak: true, roles: [] };
}

const nothing = async (): Promise<void> => {};
const silent: Responder = {
  defer: nothing,
  answer: nothing,
  update: nothing,
  open: nothing,
  note: nothing,
  refuse: nothing,
  complete: nothing,
};
