import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buckets } from '../../src/routing/limits/buckets.ts';
import { createLimits } from '../../src/routing/limits/limits.ts';
import { ratesFor, usualTaps } from '../../src/routing/limits/rates.ts';

/** A clock that is set by the test. */
function clock() {
  let at = 1_800_000_000_000;
  return { now: () => at, pass: (ms: number) => (at += ms) };
}

test('in any time nobody gets more than so many at once and so many a minute', () => {
  const { person } = ratesFor(usualTaps).act;
  const property = fc.property(
    fc.array(fc.integer({ min: -60_000, max: 20_000 }), { maxLength: 300 }),
    (steps) => {
      const { now, pass } = clock();
      const limits = createLimits(now);
      let [taken, forward] = [0, 0];
      for (const step of steps) {
        // Clocks are set back too: that gives nobody anything.
        pass(step);
        forward += Math.max(0, step);
        if (limits.take('act', 'ana', 'group').isThere) taken += 1;
      }
      expect(taken).toBeLessThanOrEqual(person.atOnce + (forward * person.eachMinute) / 60_000 + 1e-6);
    },
  );
  fc.assert(property, { numRuns: 300 });
});

test('whoever waits as long as they were told is let in', () => {
  const property = fc.property(
    fc.constantFrom('act', 'question', 'change', 'creation', 'completion'),
    fc.integer({ min: 10, max: 100_000 }),
    (doing, taps) => {
      const { now, pass } = clock();
      const limits = createLimits(now, taps);
      for (;;) {
        const room = limits.take(doing, 'ana', 'group');
        if (room.isThere) continue;
        expect(room.waitMs).toBeGreaterThan(0);
        pass(room.waitMs);
        break;
      }
      expect(limits.take(doing, 'ana', 'group').isThere).toBe(true);
    },
  );
  fc.assert(property, { numRuns: 20 });
});

test('one person who taps without end takes nothing from the others', () => {
  const { now } = clock();
  const limits = createLimits(now);
  for (let tap = 0; tap < 10_000; tap += 1) limits.take('act', 'mallory', 'group');
  for (let person = 0; person < 1_000; person += 1)
    expect(limits.take('act', `person ${person}`, 'group').isThere).toBe(true);
});

test('what was not done after all is given back, and never more than that', () => {
  const { now } = clock();
  const limits = createLimits(now);
  for (let time = 0; time < 500; time += 1) {
    const room = limits.take('question', 'ana', null);
    if (!room.isThere) throw new Error('it was given back');
    room.giveBack();
    room.giveBack();
  }
  let taken = 0;
  while (limits.take('question', 'ana', null).isThere) taken += 1;
  expect(taken).toBe(ratesFor(usualTaps).question.person.atOnce);
});

test('a group that is flooded by many does not keep another from anything', () => {
  const { now } = clock();
  const limits = createLimits(now);
  const crowd = Array.from({ length: 5_000 }, (_, person) => limits.take('act', `person ${person}`, 'one'));
  const refused = crowd.find(({ isThere }) => !isThere);
  expect(refused).toMatchObject({ isThere: false, of: 'group' });
  expect(limits.take('act', 'ana', 'another').isThere).toBe(true);
});

test('however many come, only so many are remembered, and nobody once it is quiet', () => {
  const { now, pass } = clock();
  const few = buckets(now, 100);
  for (let person = 0; person < 10_000; person += 1)
    few.of(`person ${person}`, { atOnce: 5, eachMinute: 5 }).left -= 1;
  expect(few.size).toBe(100);
  const limits = createLimits(now);
  for (let person = 0; person < 50_000; person += 1)
    limits.take('act', `person ${person}`, `group ${person}`);
  expect(limits.size).toBeLessThanOrEqual(12_000);
  pass(10 * 60_000);
  limits.forgetOld();
  expect(limits.size).toBe(0);
});

test('a clock that is set back gives nobody anything, and keeps nobody waiting for longer', () => {
  const { now, pass } = clock();
  const limits = createLimits(now);
  while (limits.take('act', 'ana', null).isThere);
  pass(-3_600_000);
  const room = limits.take('act', 'ana', null);
  if (room.isThere) throw new Error('it was empty');
  pass(room.waitMs);
  expect(limits.take('act', 'ana', null).isThere).toBe(true);
});
