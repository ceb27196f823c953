import fc from 'fast-check';
import { expect } from 'vitest';
import { isAllowed } from '../../../src/cli/licences/allowed.ts';
import { readOptions } from '../../../src/cli/setup/options.ts';
import { parseBody } from '../../../src/content/body.ts';
import { campaignSchema } from '../../../src/content/campaign.ts';
import { frontMatterSchema } from '../../../src/content/entry.ts';
import type { Fault } from '../../../src/content/fault.ts';
import { countPlainLines, readLines } from '../../../src/content/lines-file.ts';
import { parseYaml } from '../../../src/content/parse-yaml.ts';
import { phraseFileSchema } from '../../../src/content/phrase-file.ts';
import { readEntry } from '../../../src/content/read-entry.ts';
import { decodeText } from '../../../src/content/read-text.ts';
import { sourcesSchema } from '../../../src/content/sources.ts';
import { phraseArguments } from '../../../src/phrases/phrase-arguments.ts';
import { textLike } from './inputs.ts';
import { type Parser, parser } from './parser.ts';

const entry = [
  '---',
  'id: basics/what',
  'title: What is it?',
  'questions: ["a?", "b?", "c?"]',
  'aliases: []',
  'sources: [ordinance]',
  'reviewed_on: 2026-01-01',
  'reviewed_by: organizers',
  '---',
  '',
  'A **city** keeps out of it.',
  '- one',
  '- two',
].join('\n');
const yaml = [
  'a: b',
  'a: {en: x, es: "y"}',
  'list:\n  - 1\n  - two',
  '? [1]\n: &a {<<: *a}',
  'a: !!binary x',
  '"a": |\n  text\n',
];
const yamlPieces = [
  '\n',
  ':',
  '- ',
  '  ',
  '&a',
  '*a',
  '!!js/function',
  '<<: ',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '|',
  '#',
  '---',
  '\t',
  '__proto__: {x: 1}',
];
const phrases = [
  '{count, plural, one {# day} other {# days}}',
  'Hello {name}',
  "it''s '{'",
  '{a, select, x {y} other {z}}',
];

/** A fault is told with its file and a line that there is. */
function told(faults: readonly Fault[], text: string): void {
  const lines = text.split('\n').length;
  for (const { line, problem, mend } of faults) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines + 1);
    expect([problem, mend]).not.toContain('');
  }
}

/** What editors write. */
export const content: readonly Parser[] = [
  parser(
    'parseYaml',
    'YAML',
    fc.tuple(
      textLike(yaml, yamlPieces),
      fc.constantFrom(phraseFileSchema, sourcesSchema, campaignSchema, frontMatterSchema),
    ),
    ([text, schema]) => {
      const read = parseYaml<unknown>(schema, text, 'file.yaml');
      if (!read.ok) told(read.faults, text);
      expect({}).not.toHaveProperty('x');
    },
  ),
  parser(
    'readEntry',
    'entries with their front matter',
    textLike([entry], [...yamlPieces, '\r\n', '---\n']),
    (text) => {
      const { read, faults } = readEntry(text, 'file.md', 'en');
      told(faults, text.replaceAll('\r\n', '\n'));
      if (read) expect(read.entry.questions.length).toBeGreaterThanOrEqual(3);
      else expect(faults).not.toEqual([]);
    },
  ),
  parser(
    'parseBody',
    'texts of entries',
    textLike(['A **b** c.\n\n- one\n  more\n- two'], ['\n', '- ', '  ', '**']),
    (text) => {
      for (const block of parseBody(text))
        if (block.kind === 'list') expect(block.items.length).toBeGreaterThan(0);
        else expect(block.text).not.toMatch(/\n|\*\*/);
    },
  ),
  parser(
    ['readLines', 'countPlainLines'],
    'files of lines',
    textLike(['one\ntwo\n# three\n', '\ufeffone'], ['\n', '#', '\r', 'x'.repeat(401)]),
    (text) => {
      const { lines, faults } = readLines(text, 'file.txt');
      told(faults, text);
      const count = countPlainLines(Buffer.from(text));
      // Whoever counts alone counts what is read.
      if (count !== null) expect([lines.length, faults]).toEqual([count, []]);
    },
  ),
  parser('decodeText', 'bytes of a file', fc.uint8Array({ maxLength: 60 }), (bytes) => {
    const faults: Fault[] = [];
    const text = decodeText(bytes, 'file', faults);
    expect(text === undefined).toBe(faults.length === 1);
    if (text !== undefined) expect(Buffer.from(text).equals(Buffer.from(bytes))).toBe(true);
  }),
  parser(
    'phraseArguments',
    'messages with places for values',
    textLike(phrases, ['{', '}', "'", ',', '#', 'plural', 'other']),
    (text) => {
      const names = phraseArguments(text);
      if (names !== null) expect(names).toEqual([...new Set(names)].toSorted());
    },
  ),
  parser(
    'readOptions',
    'options of npm run setup',
    fc.array(textLike(['--data-dir', '--force', '--no-check', 'x', '--discord-token-file=x'], ['-', '=']), {
      maxLength: 5,
    }),
    (args) => {
      expect([null, 'object']).toContain(readOptions(args) === null ? null : typeof readOptions(args));
    },
  ),
  parser(
    'isAllowed',
    'licences',
    textLike(['MIT', '(MIT OR GPL-3.0)', 'MIT AND ISC'], [' OR ', ' AND ', '(', ')', 'constructor']),
    (text) => {
      if (!/MIT|ISC|BSD|Apache|0BSD|CC0|Unlicense|BlueOak|Python|CC-BY|MPL|Zlib|WTFPL|Unicode/i.test(text))
        expect(isAllowed(text, false)).toBe(false);
    },
  ),
];
