import { afterAll, beforeAll, expect, test } from 'vitest';
import { audienceOf, isInAudience } from '../../src/reminders/direct/audience.ts';
import type { Rung } from '../../src/reminders/rung.ts';
import type { Store } from '../../src/store/open.ts';
import type { Choice } from '../../src/store/rsvps.ts';
import { newTown, openTowns } from '../faults/rsvp-rules.ts';

// Whom a reminder speaks to: asked once for all when it is due, and once more for each before anything is sent.

const own: Rung = 'PT3H to personal';
const everybody: readonly (readonly [person: string, said: Choice | null, asksToo: boolean])[] = [
  ['goes', 'going', false],
  ['goes and speaks', 'going', false],
  ['goes and asked for it', 'going', true],
  ['maybe', 'maybe', false],
  ['maybe and asked for it', 'maybe', true],
  ['cannot', 'not-going', false],
  ['cannot and had asked for it', 'not-going', true],
  ['asked for it alone', null, true],
];

let store: Store;
let eventId: string;

beforeAll(async () => {
  store = await openTowns();
  ({ eventId } = await newTown(store));
  for (const [person, choice, asksToo] of everybody) {
    if (choice) await store.rsvps.set(eventId, person, { choice, via: 'button', actedAt: 1 });
    if (asksToo) await store.personalReminders.add({ eventId, person, rung: own });
  }
  await store.rsvps.setSpeaks(eventId, 'goes and speaks', true);
});

afterAll(() => store.close());

test.each([
  ['PT2H', []],
  ['PT2H to going', ['goes', 'goes and asked for it', 'goes and speaks']],
  [
    'PT2H to going-or-maybe',
    ['goes', 'goes and asked for it', 'goes and speaks', 'maybe', 'maybe and asked for it'],
  ],
  ['P1D 18:00 to speakers', ['goes and speaks']],
  [own, ['asked for it alone', 'goes and asked for it', 'maybe and asked for it']],
  ['PT4H to personal', []],
])('%s speaks to these and nobody else, whichever way it is asked', async (rung, audience) => {
  expect([...(await audienceOf(store, { eventId, rung }))].sort()).toEqual(audience);
  const one = (person: string) => isInAudience(store, { eventId, rung }, person);
  const asked = await Promise.all(everybody.map(async ([person]) => ((await one(person)) ? [person] : [])));
  expect(asked.flat().sort()).toEqual(audience);
  expect(await one('a stranger')).toBe(false);
});
