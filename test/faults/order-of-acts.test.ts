import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reaction } from '../../src/chat/reaction.ts';
import { act } from '../../src/rsvps/act.ts';
import { react } from '../../src/rsvps/react.ts';
import { reconcile } from '../../src/rsvps/reconcile.ts';
import type { Store } from '../../src/store/open.ts';
import { type Choice, choices } from '../../src/store/rsvps.ts';
import {
  anyChoice,
  anyReaction,
  choiceBehind,
  countOf,
  newTown,
  openTowns,
  standing,
  type Town,
} from './rsvp-rules.ts';

let store: Store;

beforeAll(async () => {
  store = await openTowns();
});

afterAll(() => store.close());

const runs = { numRuns: 60 };

/** What Ana did, in this order, a second apart; Slack tells the time of each and may deliver them in any order. */
type Deed =
  | { readonly choice: Choice | null }
  | { readonly reaction: Reaction; readonly change: 'added' | 'removed' };

const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ choice: anyChoice }),
  fc.record({ reaction: anyReaction, change: fc.constantFrom('added' as const, 'removed' as const) }),
);

const began = Date.now();
const timeOf = (index: number) => began + index * 1_000;
/** Everything is heard after all of it was done. */
const heardAt = timeOf(30);

async function deliver(town: Town, deed: Deed, index: number): Promise<void> {
  const at = timeOf(index);
  const { eventId, message } = town;
  if ('choice' in deed) {
    await act(
      store,
      { eventId, person: 'ana', choice: deed.choice, via: 'button', at, heardAt, shownIn: null },
      at,
    );
  } else {
    await react(store, { message, person: 'ana', ...deed, at, heardAt, alreadyRead: false }, at);
  }
}

/** A person cannot take away what is not there, nor put it there twice. */
function possible(deeds: readonly Deed[]): Deed[] {
  const there = new Set<Reaction>();
  return deeds.filter((deed) => {
    if ('choice' in deed) return true;
    if (there.has(deed.reaction) === (deed.change === 'added')) return false;
    if (deed.change === 'added') there.add(deed.reaction);
    else there.delete(deed.reaction);
    return true;
  });
}

const pressesInAnyOrder = fc
  .array(fc.constantFrom(...choices), { minLength: 1, maxLength: 6 })
  .chain((pressed) => {
    const each = [...pressed.keys()];
    const all = { minLength: each.length, maxLength: each.length };
    return fc.record({ pressed: fc.constant(pressed), order: fc.shuffledSubarray(each, all) });
  });

test('of buttons pressed one after another the last one counts, in whichever order they come in', async () => {
  await fc.assert(
    fc.asyncProperty(pressesInAnyOrder, async ({ pressed, order }) => {
      const town = await newTown(store);
      for (const index of order) await deliver(town, { choice: pressed[index] ?? null }, index);
      expect((await standing(town)).ana).toBe(pressed.at(-1));
    }),
    runs,
  );
});

test('reactions that come late, twice or the wrong way round leave what the person did last', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyDeed, { maxLength: 8 }).map(possible),
      fc.array(fc.nat({ max: 7 }), { maxLength: 8 }),
      async (deeds, again) => {
        const inOrder = await newTown(store);
        for (const [index, deed] of deeds.entries()) await deliver(inOrder, deed, index);
        const town = await newTown(store);
        for (const [index, deed] of deeds.entries()) await deliver(town, deed, index);
        // Slack repeats what it thinks was not heard, after a minute and after five.
        for (const index of again) {
          const deed = deeds[index];
          if (deed && !('choice' in deed)) await deliver(town, deed, index);
        }
        expect(await standing(town)).toEqual(await standing(inOrder));
        expect(await countOf(town)).toEqual(await countOf(inOrder));
      },
    ),
    runs,
  );
});

test('taking a reaction away counts even if it is told before the reaction itself', async () => {
  await fc.assert(
    fc.asyncProperty(anyReaction, async (reaction) => {
      const town = await newTown(store);
      await deliver(town, { reaction, change: 'removed' }, 2);
      await deliver(town, { reaction, change: 'added' }, 1);
      expect(await countOf(town)).toEqual({ going: 0, maybe: 0, 'not-going': 0 });
    }),
    runs,
  );
});

test('a button pressed after a reaction stands, though the reaction comes in later', async () => {
  await fc.assert(
    fc.asyncProperty(anyReaction, anyChoice, async (reaction, choice) => {
      const town = await newTown(store);
      await deliver(town, { choice: 'maybe' }, 0);
      await deliver(town, { choice }, 2);
      await deliver(town, { reaction, change: 'added' }, 1);
      expect((await standing(town)).ana).toBe(choice);
    }),
    runs,
  );
});

test('a clock that was wrong for a while does not keep anybody from changing their answer', async () => {
  const town = await newTown(store);
  const { eventId } = town;
  const nextYear = began + 365 * 24 * 3_600_000;
  await act(
    store,
    {
      eventId,
      person: 'ana',
      choice: 'going',
      via: 'command',
      at: nextYear,
      heardAt: nextYear,
      shownIn: null,
    },
    began,
  );
  await act(
    store,
    { eventId, person: 'ana', choice: 'not-going', via: 'button', at: began, heardAt: began, shownIn: null },
    began,
  );
  expect((await standing(town)).ana).toBe('not-going');
});

test('what a moderator cleared while the bot was away takes nobody’s answer with it', async () => {
  await fc.assert(
    fc.asyncProperty(anyReaction, async (reaction) => {
      const town = await newTown(store);
      await deliver(town, { reaction, change: 'added' }, 0);
      const nobody = { check: new Set<string>(), thinking: new Set<string>(), cross: new Set<string>() };
      const at = timeOf(10);
      const reading = { people: nobody, cleared: new Set([reaction]), at, deafSince: timeOf(5) };
      await reconcile(store, await town.post(), reading, at);
      expect((await standing(town)).ana).toBe(choiceBehind(reaction));
      expect(await store.reactions.of((await town.post()).id)).toEqual([]);
      // The same without a moderator is a change of mind.
      await deliver(town, { reaction, change: 'added' }, 11);
      await reconcile(
        store,
        await town.post(),
        { ...reading, cleared: new Set(), at: timeOf(13), deafSince: timeOf(12) },
        timeOf(13),
      );
      expect((await standing(town)).ana).toBe(null);
    }),
    runs,
  );
});

test('several new reactions found at once count by one fixed precedence, and none is later than another', async () => {
  const town = await newTown(store);
  const everywhere = { check: new Set(['ana']), thinking: new Set(['ana']), cross: new Set(['ana']) };
  const reading = { people: everywhere, cleared: new Set<Reaction>(), at: timeOf(5), deafSince: timeOf(0) };
  await reconcile(store, await town.post(), reading, timeOf(5));
  expect((await standing(town)).ana).toBe('going');
  // Whichever is taken away next, what is left of the others counts by the same precedence.
  await deliver(town, { reaction: 'check', change: 'removed' }, 6);
  expect((await standing(town)).ana).toBe('maybe');
  await deliver(town, { reaction: 'cross', change: 'removed' }, 7);
  expect((await standing(town)).ana).toBe('maybe');
});

test('after the event nothing changes any more, whatever people do under its post', async () => {
  const town = await newTown(store);
  await deliver(town, { reaction: 'check', change: 'added' }, 0);
  const event = await store.events.byId(town.eventId);
  const over = event?.end.epochMilliseconds ?? 0;
  const empty = { check: new Set<string>(), thinking: new Set<string>(), cross: new Set(['wei']) };
  const reading = { people: empty, cleared: new Set<Reaction>(), at: over, deafSince: timeOf(1) };
  expect(await reconcile(store, await town.post(), reading, over)).toBe(0);
  const late = { message: town.message, person: 'wei', reaction: 'check', change: 'added' } as const;
  await react(store, { ...late, at: over, heardAt: over, alreadyRead: false }, over);
  expect(await countOf(town)).toEqual({ going: 1, maybe: 0, 'not-going': 0 });
  // A minute before its end both still counted.
  expect(await reconcile(store, await town.post(), reading, over - 60_000)).toBe(2);
});

test('a reaction that a reading finds before it is told counts by its own time, once that is known', async () => {
  const town = await newTown(store);
  await deliver(town, { choice: 'not-going' }, 4);
  const shown = { check: new Set(['ana']), thinking: new Set<string>(), cross: new Set<string>() };
  // Read every minute; nobody knows yet that she reacted after she pressed.
  const reading = { people: shown, cleared: new Set<Reaction>(), at: timeOf(6), deafSince: timeOf(1) };
  await reconcile(store, await town.post(), reading, timeOf(6));
  expect((await standing(town)).ana).toBe('not-going');
  const told = { message: town.message, person: 'ana', reaction: 'check', change: 'added' } as const;
  await react(store, { ...told, at: timeOf(5), heardAt, alreadyRead: true }, timeOf(7));
  expect((await standing(town)).ana).toBe('going');
});

test('a post that was never read says nothing of when its reactions were made: a button stands', async () => {
  const town = await newTown(store);
  await deliver(town, { choice: 'not-going' }, 4);
  const shown = { check: new Set(['ana']), thinking: new Set<string>(), cross: new Set<string>() };
  const reading = { people: shown, cleared: new Set<Reaction>(), at: timeOf(6), deafSince: 0 };
  await reconcile(store, await town.post(), reading, timeOf(6));
  expect((await standing(town)).ana).toBe('not-going');
});

test('a button that is told after a reaction was taken back, and was pressed before it, changes nothing', async () => {
  const town = await newTown(store);
  await deliver(town, { reaction: 'check', change: 'added' }, 1);
  await deliver(town, { reaction: 'check', change: 'removed' }, 3);
  await deliver(town, { choice: 'going' }, 2);
  expect((await standing(town)).ana).toBe(null);
});

test('reactions that were dated by a clock an hour ahead do not keep anybody from reacting anew', async () => {
  const town = await newTown(store);
  const shown = { check: new Set(['ana']), thinking: new Set<string>(), cross: new Set<string>() };
  const hourAhead = timeOf(5) + 3_600_000;
  const reading = { people: shown, cleared: new Set<Reaction>(), at: hourAhead, deafSince: hourAhead };
  await reconcile(store, await town.post(), reading, timeOf(5));
  await deliver(town, { reaction: 'cross', change: 'added' }, 6);
  expect((await standing(town)).ana).toBe('not-going');
  await deliver(town, { reaction: 'check', change: 'removed' }, 7);
  expect(await store.reactions.of((await town.post()).id)).toEqual([{ person: 'ana', reaction: 'cross' }]);
});
