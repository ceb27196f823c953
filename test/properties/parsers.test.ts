import { expect, test } from 'vitest';
import { parsers } from './parsers.ts';

// Whatever comes in is read, or refused as it should be. So many cases for each; npm run test:long tries ten times as many.

const cases = 10_000;

test.each(parsers.map((parser) => [parser.name, parser] as const))('%s', async (_, parser) => {
  await parser.check(cases);
});

test('each has a name of its own', () => {
  const names = parsers.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
