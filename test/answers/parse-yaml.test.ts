import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { parse, parseDocument, stringify } from 'yaml';
import { z } from 'zod';
import { parseYaml } from '../../src/content/parse-yaml.ts';
import { CONTENT_DIR } from './project-content.ts';

/** The YAML of every content file: whole, or its front matter. */
const texts = readdirSync(CONTENT_DIR, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(yaml|md)$/.test(name))
  .map((name): [string, string] => {
    const text = readFileSync(join(CONTENT_DIR, name), 'utf8');
    return [name, name.endsWith('.md') ? (text.split(/^---$/m)[1] ?? '') : text];
  });

/** What is typed by mistake: a mark too many, at some place of some file. */
const slips = fc.record({
  text: fc.constantFrom(...texts.map(([, text]) => text.slice(0, 3_000))),
  at: fc.nat(3_000),
  removed: fc.nat(3),
  typed: fc.constantFrom(...'\n\t:#"\'[]{},-?&*!|>%@`\\~0', ' ', '  ', ': ', ' #', '- ', '---\n', 'null'),
});

const read = (text: string) => parseYaml(z.unknown(), text, 'a.yaml');

function dataOf(text: string): unknown {
  const result = read(text);
  return result.ok ? result.data : result.faults;
}

describe('both readers of YAML', () => {
  test.each(texts)('say the same of %s', (_, text) => {
    expect(dataOf(text)).toEqual(parse(text));
  });

  test('say the same of whatever was written', () => {
    const value = fc.jsonValue({ noUnicodeString: false });
    fc.assert(
      fc.property(value, fc.constantFrom(20, 80), (written, lineWidth) => {
        const text = stringify(written, { lineWidth, aliasDuplicateObjects: false });
        expect(dataOf(text)).toEqual(parse(text));
      }),
    );
  });

  test('say the same of a slip, or tell where it is', () => {
    fc.assert(
      fc.property(slips, ({ text, at, removed, typed }) => {
        const slipped = text.slice(0, at) + typed + text.slice(at + removed);
        const result = read(slipped);
        const document = parseDocument(slipped, { prettyErrors: false });
        if (!result.ok) {
          expect(result.faults.length).toBeGreaterThan(0);
          for (const { line } of result.faults) expect(line).toBeGreaterThan(0);
        } else if (document.errors.length === 0 && !/[?~]|null/.test(slipped)) {
          expect(result.data).toEqual(document.toJS({ maxAliasCount: 0 }));
        }
      }),
      { numRuns: 300 },
    );
  });
});

test('dates stay text, and a YAML of today is meant', () => {
  expect(dataOf('on: 2026-11-22\nyes: 010\nat: 12:30')).toEqual({ on: '2026-11-22', yes: 10, at: '12:30' });
});

test.each([
  ['a key that stands twice', 'a: 1\nb: 2\na: 3\n', 3],
  ['a second document', 'a: 1\n---\nb: 2\n', 2],
  ['a mark that YAML keeps for itself', 'a: 1\nb: @x\n', 2],
])('%s is a fault', (_, text, line) => {
  expect(read(text)).toMatchObject({ ok: false, faults: [{ file: 'a.yaml', line }] });
});

test('a name for a part is not followed: a few of them can fill the memory', () => {
  const schema = z.strictObject({ a: z.array(z.string()), b: z.array(z.string()) });
  expect(parseYaml(schema, 'a: &a [x]\nb: *a\n', 'a.yaml')).toMatchObject({ ok: false });
});

test('a bracket that is closed at the margin is read, and its lines are known', () => {
  const text = 'a: [\n  x,\n]\nb: 1\n';
  expect(() => load(text)).toThrow();
  const result = read(text);
  expect(result).toMatchObject({ ok: true, data: { a: ['x'], b: 1 } });
  expect(result.ok && result.lineOf(['b'])).toBe(4);
});
