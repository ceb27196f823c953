import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { triedOtherwise } from './parsers/tried-otherwise.ts';
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

test('whatever is called a reading is in the table, or it is said why not', () => {
  const written = globSync('src/**/*.ts', { exclude: (path) => path === 'page' }).flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(
      /^export (?:async )?function ((?:read|parse|decode|understand)\w*)/gm,
    ),
  ]);
  const known = new Set([...parsers.flatMap(({ reads }) => reads), ...Object.values(triedOtherwise).flat()]);
  expect(written.length).toBeGreaterThan(30);
  expect(written.map(([, name]) => name).filter((name) => name !== undefined && !known.has(name))).toEqual(
    [],
  );
});
