import { expect, test } from 'vitest';
import { platformClock } from '../../src/platforms/connecting/platform-clock.ts';
import { isOlderThanReading } from '../../src/routing/reactions/readings.ts';

/** Our clock, which can be set; the platform's is an hour behind it in these tests. */
function clocks() {
  let ours = 1_800_000_000_000;
  const behind = 3_600_000;
  const clock = platformClock(() => ours);
  return {
    clock,
    pass: (ms: number) => {
      ours += ms;
    },
    theirs: () => ours - behind,
    ours: () => ours,
  };
}

test('before anything was seen, our own clock is all there is', () => {
  const { clock, ours } = clocks();
  expect(clock.now()).toBe(ours());
});

test('what comes in tells the time, and the fastest of it tells it best', () => {
  const { clock, pass, theirs } = clocks();
  for (const way of [900, 40, 300]) {
    const sent = theirs();
    pass(way);
    clock.saw(sent);
  }
  expect(theirs() - clock.now()).toBe(40);
});

test('an answer’s date tells the time to the second, before anything has come in', () => {
  const { clock, theirs } = clocks();
  clock.told(Math.floor(theirs() / 1_000) * 1_000);
  expect(Math.abs(clock.now() - theirs())).toBeLessThanOrEqual(1_000);
});

test('what comes five minutes late misleads nobody', () => {
  const { clock, theirs } = clocks();
  clock.told(theirs());
  for (let time = 0; time < 30; time += 1) clock.saw(theirs() - 300_000);
  expect(Math.abs(clock.now() - theirs())).toBeLessThanOrEqual(1_000);
});

test('a clock of ours that jumps is noticed by the next answer', () => {
  const { clock, pass, theirs } = clocks();
  clock.told(theirs());
  clock.saw(theirs() - 50);
  const before = theirs();
  // Somebody sets our clock two hours ahead; theirs goes on.
  pass(7_200_000);
  clock.told(before);
  expect(Math.abs(clock.now() - before)).toBeLessThanOrEqual(1_000);
});

test('clocks drift: after twenty sightings the old ones are forgotten', () => {
  const { clock, pass, theirs } = clocks();
  clock.saw(theirs());
  pass(1_000);
  for (let time = 0; time < 20; time += 1) clock.saw(theirs() - 200);
  expect(theirs() - clock.now()).toBe(200);
});

test('time does not go back where a slow way makes the clock look later than it did', () => {
  const { clock, theirs } = clocks();
  clock.saw(theirs() - 40);
  const before = clock.now();
  for (let time = 0; time < 20; time += 1) clock.saw(theirs() - 900);
  expect(clock.now()).toBeGreaterThanOrEqual(before);
});

test('a reading settles what is clearly older, and nothing that may have happened while it was made', () => {
  expect(isOlderThanReading(5 * 60_000, 100)).toBe(true);
  // Between the two our idea of the platform's clock jumped by most of a second.
  expect(isOlderThanReading(950, 20)).toBe(false);
  expect(isOlderThanReading(10, 20)).toBe(false);
});
