import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCommand } from '../../src/platforms/slack/typed/find-command.ts';
import { plain } from '../../src/platforms/slack/typed/plain.ts';
import { understand } from '../../src/platforms/slack/typed/understand.ts';
import { shapes } from './slack-adapter-bench.ts';

const piece = fc.oneof(
  fc.constantFrom(
    '"',
    '“',
    '”',
    "'",
    '«',
    '»',
    ':',
    ' ',
    '<#C1|a>',
    '&lt;',
    'title:',
    'kind:rally',
    'not',
    'going',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));

describe('whatever is typed', () => {
  test('is understood in the end, or not, and only into options that the command has', () => {
    fc.assert(
      fc.property(fc.constantFrom(...shapes), text, (shape, typed) => {
        const understood = understand(shape, typed);
        const names = shape.options.map(({ name }) => name);
        for (const [name, value] of Object.entries(understood?.options ?? {})) {
          expect(names).toContain(name);
          expect(value).not.toBe('');
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('between quotation marks behind its name arrives as it was typed', () => {
    const create = shapes.find(({ name }) => name === 'event create');
    if (!create) throw new Error('No such command');
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .filter((each) => each.trim() === each && !/["“”„‟]/.test(each));
    fc.assert(
      fc.property(words, (title) => {
        const sent = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        expect(plain(sent)).toBe(title);
        expect(understand(create, ` kind:rally title:"${sent}" "10am"`)?.options).toMatchObject({
          title,
          when: '10am',
        });
      }),
      { numRuns: 1000 },
    );
  });

  test('names a command or none', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const found = findCommand(shapes, typed);
        expect(found === null || shapes.includes(found.shape)).toBe(true);
      }),
    );
  });
});
