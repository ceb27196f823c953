import { expect, test } from 'vitest';
import { isToCome } from '../../src/reminders/ladder.ts';

const start = Temporal.ZonedDateTime.from('2026-12-08T10:00[America/Los_Angeles]');
const hour = 3_600_000;

test.each([
  ['PT2H', start.epochMilliseconds - 3 * hour, true],
  ['PT2H', start.epochMilliseconds - 2 * hour, false],
  ['PT2H', start.epochMilliseconds - hour, false],
  ['P0D 09:59', start.epochMilliseconds - hour, true],
  // With the start, or after it, it helps nobody.
  ['P0D 10:00', start.epochMilliseconds - hour, false],
  ['P0D 18:00', start.epochMilliseconds - hour, false],
])('%s, looked at %d, is still to come: %s', (rung, now, expected) => {
  expect(isToCome({ start }, rung, now)).toBe(expected);
});
