import { test } from 'vitest';
import { parsers } from './parsers.ts';

// As parsers.test.ts, ten times as many.

const cases = 100_000;

test.each(parsers.map((parser) => [parser.name, parser] as const))('%s', async (_, parser) => {
  await parser.check(cases);
});
