import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { react } from '../../src/rsvps/react.ts';
import type { Store } from '../../src/store/open.ts';
import {
  anyChoice,
  anyDeed,
  anyPerson,
  anyReaction,
  catchUp,
  choiceBehind,
  countOf,
  type Deed,
  happen,
  knownSets,
  newTown,
  openTowns,
  people,
  platformSets,
  standing,
  total,
} from './rsvp-rules.ts';

let store: Store;

beforeAll(async () => {
  store = await openTowns();
});

afterAll(() => store.close());

const deeds = fc.array(anyDeed(), { maxLength: 14 });
const runs = { numRuns: 400 };

test('repeating a delivery never changes the count', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyDeed(fc.constant(true)), { maxLength: 14 }),
      fc.integer({ min: 2, max: 4 }),
      async (all, times) => {
        const once = await newTown(store);
        const often = await newTown(store);
        for (const deed of all) {
          await happen(once, deed);
          await happen(often, deed, times);
          expect(await countOf(often)).toEqual(await countOf(once));
        }
        expect(await knownSets(often)).toEqual(await knownSets(once));
      },
    ),
    runs,
  );
});

test('after catching up, what is known of every reaction equals what the platform shows', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (all) => {
      const town = await newTown(store);
      for (const deed of all) await happen(town, deed);
      await catchUp(town);
      expect(await knownSets(town)).toEqual(platformSets(town));
      const before = await standing(town);
      // Catching up again finds nothing, and changes nothing.
      expect(await catchUp(town)).toBe(0);
      expect(await standing(town)).toEqual(before);
    }),
    runs,
  );
});

test('catching up in the middle, as often as the connection breaks, leads to the same sets', async () => {
  const withBreaks = fc.array(fc.oneof({ arbitrary: anyDeed(), weight: 3 }, fc.constant('break' as const)), {
    maxLength: 16,
  });
  await fc.assert(
    fc.asyncProperty(withBreaks, async (all) => {
      const town = await newTown(store);
      for (const each of all) {
        if (each === 'break') await catchUp(town);
        else await happen(town, each);
      }
      await catchUp(town);
      expect(await knownSets(town)).toEqual(platformSets(town));
    }),
    runs,
  );
});

test('where reactions alone speak, everybody who reacted is counted once, and nobody else', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (all) => {
      const town = await newTown(store);
      for (const deed of all) if (deed.is !== 'press') await happen(town, deed);
      await catchUp(town);
      const sets = platformSets(town);
      const counted = await standing(town);
      for (const person of people) {
        const theirs = (['check', 'thinking', 'cross'] as const).filter((each) =>
          sets[each].includes(person),
        );
        if (theirs.length === 0) expect(counted[person]).toBeNull();
        else expect(theirs.map(choiceBehind)).toContain(counted[person]);
      }
    }),
    runs,
  );
});

test('a button pressed later than a reaction wins, whatever happens to the reaction afterwards', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, anyPerson, anyChoice, fc.boolean(), async (all, person, choice, heard) => {
      const town = await newTown(store);
      for (const deed of all) await happen(town, deed);
      await catchUp(town);
      await happen(town, { is: 'press', person, choice });
      expect((await standing(town))[person]).toBe(choice);
      await catchUp(town);
      expect((await standing(town))[person]).toBe(choice);
      for (const reaction of ['check', 'thinking', 'cross'] as const) {
        await happen(town, { is: 'unreact', person, reaction, heard });
      }
      await catchUp(town);
      expect((await standing(town))[person]).toBe(choice);
    }),
    runs,
  );
});

test('a reaction made later than a button wins, and taking it away takes the answer back', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyPerson,
      anyChoice,
      anyReaction,
      fc.boolean(),
      async (person, choice, reaction, heard) => {
        const town = await newTown(store);
        await happen(town, { is: 'press', person, choice });
        await happen(town, { is: 'react', person, reaction, heard });
        await catchUp(town);
        expect((await standing(town))[person]).toBe(choiceBehind(reaction));
        await happen(town, { is: 'unreact', person, reaction, heard });
        await catchUp(town);
        expect((await standing(town))[person]).toBeNull();
      },
    ),
    runs,
  );
});

test('a person is counted once at most, however they answer', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (all) => {
      const town = await newTown(store);
      const seen = new Set<string>();
      for (const deed of all) {
        await happen(town, deed);
        seen.add(deed.person);
        expect(total(await countOf(town))).toBeLessThanOrEqual(seen.size);
      }
      const counted = Object.values(await standing(town)).filter((choice) => choice !== null);
      expect(total(await countOf(town))).toBe(counted.length);
    }),
    runs,
  );
});

test('taking back what was never said changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, anyReaction, fc.boolean(), async (all, reaction, heard) => {
      const town = await newTown(store);
      for (const deed of all) await happen(town, deed);
      await catchUp(town);
      const before = await standing(town);
      await happen(town, { is: 'press', person: 'somebody-new', choice: null });
      await happen(town, { is: 'unreact', person: 'somebody-new', reaction, heard });
      await catchUp(town);
      expect(await standing(town)).toEqual(before);
      expect(total(await countOf(town))).toBe(Object.values(before).filter(Boolean).length);
    }),
    runs,
  );
});

test('what one person does never changes what another is counted as', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (all) => {
      const town = await newTown(store);
      for (const deed of all) {
        const before = await standing(town);
        await happen(town, deed);
        const after = await standing(town);
        for (const person of people) if (person !== deed.person) expect(after[person]).toBe(before[person]);
      }
    }),
    runs,
  );
});

test('people who act at the same moment are all counted', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 12 }),
      anyReaction,
      async (crowd, reaction) => {
        const town = await newTown(store);
        const doing = (person: string, at: number): Deed =>
          at % 2 === 0
            ? { is: 'react', person, reaction, heard: true }
            : { is: 'press', person, choice: choiceBehind(reaction) };
        await Promise.all(crowd.map((person, at) => happen(town, doing(person, at))));
        expect((await countOf(town))[choiceBehind(reaction)]).toBe(crowd.length);
        expect(total(await countOf(town))).toBe(crowd.length);
      },
    ),
    runs,
  );
});

test('who reacted unheard and then pressed a button stays counted by the button: it was the later word', async () => {
  await fc.assert(
    fc.asyncProperty(anyPerson, anyChoice, anyReaction, async (person, choice, reaction) => {
      const town = await newTown(store);
      await happen(town, { is: 'press', person, choice: 'maybe' });
      await happen(town, { is: 'react', person, reaction, heard: false });
      await happen(town, { is: 'press', person, choice });
      await catchUp(town);
      expect((await standing(town))[person]).toBe(choice);
      expect(await knownSets(town)).toEqual(platformSets(town));
    }),
    runs,
  );
});

test('a reaction that waited its turn does not overtake the button that was pressed meanwhile', async () => {
  const town = await newTown(store);
  await happen(town, { is: 'press', person: 'ana', choice: 'going' });
  const waited = Date.now() - 60_000;
  await happen(town, { is: 'press', person: 'ana', choice: null });
  const { message } = town;
  const reaction = { message, person: 'ana', reaction: 'check', change: 'added' } as const;
  await react(store, { ...reaction, at: waited, heardAt: Date.now(), alreadyRead: false }, Date.now());
  expect(await countOf(town)).toEqual({ going: 0, maybe: 0, 'not-going': 0 });
});
