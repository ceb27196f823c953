import fc from 'fast-check';
import { expect } from 'vitest';
import { findCommand } from '../../../src/platforms/slack/typed/find-command.ts';
import { fold, foldedWords } from '../../../src/platforms/slack/typed/fold.ts';
import { channelId, plain } from '../../../src/platforms/slack/typed/plain.ts';
import { tokensOf } from '../../../src/platforms/slack/typed/tokens.ts';
import { understand } from '../../../src/platforms/slack/typed/understand.ts';
import { knowledge } from '../../scenarios/every-world.ts';
import { textLike } from './inputs.ts';
import { type Parser, parser } from './parser.ts';

const { shapes } = knowledge;

const lines = [
  'ask Can the police ask me?',
  'event create title: "Rally for all" when: tomorrow 5pm place: City Hall',
  'evento crear título: «Marcha» cuándo: mañana 17:00',
  'rsvp "Budget hearing" not going',
  'asistencia Audiencia voy',
  'event post channel: <#C024BE7LR|general>',
  'remind-me event: ‘the rally’ before: 3 hours',
  'settings language: español',
];
const pieces = [
  '"',
  '“',
  '”',
  '„',
  '«',
  '»',
  "'",
  '‘',
  ':',
  'title:',
  'event:',
  '<#C1>',
  '<',
  '>',
  '|',
  '&lt;',
  '\n',
  'going',
  'not',
  '-',
];
const line = textLike(lines, pieces);

/** The one command of Slack, and all that is typed behind it. */
export const typedInSlack: readonly Parser[] = [
  parser('findCommand', 'the command that a line names', line, (text) => {
    const found = findCommand(shapes, text);
    if (found) expect(text.endsWith(found.rest)).toBe(true);
  }),
  parser(
    'understand',
    'what stands behind a command',
    fc.tuple(fc.constantFrom(...shapes), line),
    ([shape, text]) => {
      const understood = understand(shape, text);
      if (understood === null) return;
      const names = shape.options.map(({ name }) => name);
      for (const [name, value] of Object.entries(understood.options)) {
        expect(names).toContain(name);
        expect(value).not.toBe('');
        expect(typeof value).toBe('string');
      }
    },
  ),
  parser('tokensOf', 'words, quotations and names', line, (text) => {
    const tokens = tokensOf(text, (name) => name === 'title' || name === 'event');
    const length = (tokens ?? []).reduce((sum, token) => sum + token.text.length, 0);
    expect(length).toBeLessThanOrEqual(text.length);
  }),
  parser(['plain', 'channelId'], 'what Slack writes in brackets', line, (text) => {
    expect(plain(text.replaceAll('<', '').replaceAll('&', ''))).toBe(
      text.replaceAll('<', '').replaceAll('&', ''),
    );
    expect(channelId(text) ?? 'C').toMatch(/^[A-Z0-9]+$/);
    // What was typed as an entity is the sign itself.
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    expect(plain(escaped)).toBe(text);
  }),
  parser(['fold', 'foldedWords'], 'words as they are compared', line, (text) => {
    expect(fold(fold(text))).toBe(fold(text));
    expect(foldedWords(text).every((word) => word !== '')).toBe(true);
  }),
];
