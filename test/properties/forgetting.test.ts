import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Reaction, reactions } from '../../src/chat/reaction.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { type Choice, choices } from '../../src/store/rsvps.ts';
import { sqlite } from '../../src/store/sqlite.ts';
import { type Deed, type ForgettingTown, openTown, type Person } from './forgetting-town.ts';

let store: Store;

beforeAll(async () => {
  store = await openStore(sqlite(null));
});

afterAll(() => store.close());

const anyPerson = fc.constantFrom<Person>('ana', 'marcus');
const anyReaction = fc.constantFrom(...reactions);
const said: Readonly<Record<Reaction, Choice>> = { check: 'going', thinking: 'maybe', cross: 'not-going' };

const ofTheBot = fc.constantFrom<Deed>({ is: 'read' }, { is: 'restart' }, { is: 'deliver' });

function anyDeed(person: fc.Arbitrary<Person>): fc.Arbitrary<Deed> {
  const how = fc.constantFrom('heard' as const, 'heard' as const, 'late' as const, 'unheard' as const);
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ is: fc.constant('react' as const), person, reaction: anyReaction, how }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ is: fc.constant('unreact' as const), person, reaction: anyReaction, how }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        is: fc.constant('tap' as const),
        person,
        choice: fc.constantFrom(...choices),
        how: fc.constantFrom('heard' as const, 'late' as const),
      }),
    },
    { weight: 2, arbitrary: fc.record({ is: fc.constant('forget' as const), person }) },
    { weight: 3, arbitrary: ofTheBot },
  );
}

const deeds = fc.array(anyDeed(anyPerson), { maxLength: 14 });
const runs = { numRuns: 30 };

async function after(all: readonly Deed[]): Promise<ForgettingTown> {
  const town = await openTown(store);
  for (const deed of all) await town.does(deed);
  return town;
}

const takesAllAway = (person: Person, how: 'heard' | 'unheard'): Deed[] =>
  reactions.map((reaction) => ({ is: 'unreact', person, reaction, how }));

test('who had themselves forgotten and does nothing more is nowhere, whatever comes in late or is read anew', async () => {
  const takesAway = fc.record({
    is: fc.constant('unreact' as const),
    person: fc.constant('ana' as const),
    reaction: anyReaction,
    how: fc.constantFrom('heard' as const, 'late' as const, 'unheard' as const),
  });
  const afterwards = fc.array(fc.oneof(anyDeed(fc.constant('marcus' as const)), takesAway, ofTheBot), {
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(deeds, afterwards, async (before, then) => {
      const town = await after([...before, { is: 'forget', person: 'ana' }]);
      for (const deed of [...then, { is: 'deliver' } as const, { is: 'read' } as const]) {
        expect((await town.kept('ana')).filter((table) => table !== 'tombstones')).toEqual([]);
        await town.does(deed);
      }
      expect((await town.kept('ana')).filter((table) => table !== 'tombstones')).toEqual([]);
      // Once all of it is taken away and that is known, nothing is left at all.
      for (const deed of takesAllAway('ana', 'unheard')) await town.does(deed);
      await town.does({ is: 'read' });
      expect(await town.kept('ana')).toEqual([]);
      expect(town.errors).toEqual([]);
    }),
    runs,
  );
});

test('what they say anew counts: a tap, and a reaction that was taken away before, heard of or read', async () => {
  const anew = fc.oneof(
    fc.record({ tap: fc.constantFrom(...choices) }),
    fc.record({ react: anyReaction, how: fc.constantFrom('heard' as const, 'unheard' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(deeds, anew, fc.boolean(), async (before, word, isRestarted) => {
      const town = await after([
        ...before,
        { is: 'forget', person: 'ana' },
        { is: 'deliver' },
        { is: 'read' },
      ]);
      const how = 'how' in word ? word.how : 'heard';
      for (const deed of takesAllAway('ana', how)) await town.does(deed);
      await town.does({ is: isRestarted ? 'restart' : 'read' });
      if ('tap' in word) await town.does({ is: 'tap', person: 'ana', choice: word.tap, how: 'heard' });
      else await town.does({ is: 'react', person: 'ana', reaction: word.react, how });
      await town.does({ is: 'read' });
      expect(await town.said('ana')).toBe('tap' in word ? word.tap : said[word.react]);
    }),
    runs,
  );
});

test('nobody else is counted otherwise because somebody is forgotten', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (all) => {
      const never = all.filter((deed) => deed.is !== 'forget' || deed.person !== 'marcus');
      const instead = never.map((deed): Deed => (deed.is === 'forget' ? { ...deed, person: 'luz' } : deed));
      const end = [{ is: 'deliver' }, { is: 'read' }] as const;
      const town = await after([...never, ...end]);
      const alone = await after([...instead, ...end]);
      expect(await town.said('marcus')).toBe(await alone.said('marcus'));
    }),
    runs,
  );
});
