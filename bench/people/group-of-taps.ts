import { randomBytes } from 'node:crypto';
import { createCore } from '../../src/core.ts';
import { draftEvent } from '../../src/events/drafting/create-event.ts';
import { groupOf } from '../../src/events/group-of.ts';
import { publishEvent } from '../../src/events/posting/publish-event.ts';
import { unwatched } from '../../src/outbox/stage.ts';
import { type Pseudonyms, pseudonyms } from '../../src/people/pseudonym.ts';
import { sealer } from '../../src/people/seal.ts';
import { createPane } from '../../src/platforms/playground/pane.ts';
import { deafness } from '../../src/routing/reactions/deaf.ts';
import { receiver } from '../../src/routing/receive.ts';
import { exampleHearing } from '../../src/start/example-hearing.ts';
import type { Knowledge } from '../../src/start/knowledge.ts';
import { openStore } from '../../src/store/open.ts';
import { sqlite } from '../../src/store/sqlite.ts';

/** What people's names cost in so many taps. */
export interface Taps {
  /** All of it, and what of it went into making pseudonyms (ms). */
  readonly whole: number;
  readonly pseudonyms: number;
  /** How many were made. */
  readonly made: number;
}

/** Taps *I'm going* of people who never tapped before, through the bot's own door, on a database in `folder` (null: in memory). */
export async function tap(knowledge: Knowledge, folder: string | null, people: number): Promise<Taps> {
  const pane = createPane({
    name: 'bench',
    style: 'discord',
    render: () => [],
    reactionNames: { check: 'a', thinking: 'b', cross: 'c' },
    now: Date.now,
  });
  const timed = timing(pseudonyms(randomBytes(32)));
  const store = await openStore(sqlite(folder));
  const silent = () => {};
  const core = createCore({
    knowledge,
    shapes: knowledge.shapes,
    store,
    log: { debug: silent, info: silent, warn: broken, error: broken },
    pseudonyms: timed.pseudonyms,
    sealer: sealer(randomBytes(32)),
    clock: { now: Date.now },
    platforms: [pane],
    deaf: deafness(0),
    alsoIn: () => [],
    watch: unwatched,
    // They are counted, and none is refused.
    tapsPerMinute: 100_000,
  });
  const place = { platform: 'bench', group: 'town', channel: 'events' };
  const { id } = await groupOf(core, place);
  await store.groups.change(id, { timeZone: knowledge.content.campaign.time_zone, welcomed: true });
  const draft = await draftEvent(store, await exampleHearing(core, place), place, Date.now());
  const event = await publishEvent(store, { eventId: draft.id, ladder: [], alsoIn: [] }, Date.now());
  const [post] = await store.posts.of(event.id);
  const { receive } = receiver(core, knowledge.registry);
  const press = (person: number) =>
    receive(
      {
        kind: 'action',
        id: `tap-${person}`,
        at: Date.now(),
        direct: false,
        place,
        actor: {
          account: `discord:${900_000_000_000_000_000n + BigInt(person)}`,
          language: 'en',
          organizer: false,
          guest: false,
          maySpeak: true,
          roles: [],
        },
        call: { action: 'rsvp', args: [event.id, 'going', post?.id ?? ''] },
        fields: {},
      },
      answering,
    );
  for (let person = 0; person < warmUp; person += 1) await press(person);
  timed.reset();
  const began = performance.now();
  for (let person = warmUp; person < warmUp + people; person += 1) await press(person);
  const whole = performance.now() - began;
  const counted = await store.rsvps.count(event.id);
  await store.close();
  if (counted.going !== warmUp + people) throw new Error(`${counted.going} taps were counted`);
  return { whole, ...timed.spent() };
}

/** So many taps before it is measured: the engine compiles what runs often. */
const warmUp = 500;

/** Takes every answer and does nothing with it. */
const answering = {
  defer: async () => {},
  answer: async () => {},
  refuse: async () => {
    throw new Error('a tap was refused');
  },
  update: async () => {},
  open: async () => {},
  note: async () => {},
  complete: async () => {},
};

function broken(code: string, _facts?: unknown, cause?: unknown): void {
  throw new Error(code, { cause });
}

function timing(real: Pseudonyms) {
  let spent = 0;
  let made = 0;
  const timed: Pseudonyms = {
    ...real,
    of(account, realm) {
      const began = performance.now();
      const person = real.of(account, realm);
      spent += performance.now() - began;
      made += 1;
      return person;
    },
  };
  return {
    pseudonyms: timed,
    reset() {
      spent = 0;
      made = 0;
    },
    spent: () => ({ pseudonyms: spent, made }),
  };
}
