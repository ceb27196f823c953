import fc from 'fast-check';
import { expect } from 'vitest';
import { detectLanguage, isForeignScript } from '../../../src/answers/reading/detect-language.ts';
import { wordsOf } from '../../../src/answers/reading/normalise.ts';
import { sentencesOf } from '../../../src/answers/reading/sentences.ts';
import { firstCharacters } from '../../../src/organizers/questions/first-characters.ts';
import { escapeInline, escapeLineStarts } from '../../../src/platforms/discord/render/escape.ts';
import { cleanText } from '../../../src/platforms/rendering/clean-text.ts';
import { shorten } from '../../../src/platforms/rendering/shorten.ts';
import { findAddresses, webAddress } from '../../../src/platforms/rendering/web-address.ts';
import { escapeMrkdwn, escapePlain } from '../../../src/platforms/slack/render/escape.ts';
import { markupFragments } from '../../wire/render-hostile-texts.ts';
import { textLike } from './inputs.ts';
import { type Parser, parser } from './parser.ts';

const words = [
  'Come to City Hall, <@1> @everyone!',
  'https://a.example/x_(y)?z=1, and',
  '¿Qué pasa si me paran?',
  '<!channel> <#C1|x> *b* _i_',
];
const text = textLike(words, markupFragments);

/** What somebody typed and others read, and what a question is taken apart into. */
export const shown: readonly Parser[] = [
  parser('cleanText', 'texts made harmless', text, (typed) => {
    const clean = cleanText(typed);
    expect(clean.isWellFormed()).toBe(true);
    expect(clean).not.toMatch(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069\u2028\u2029]|\n{3}/u);
    expect(cleanText(clean)).toBe(clean);
  }),
  parser(['findAddresses', 'webAddress'], 'addresses in a text', text, (typed) => {
    const pieces = findAddresses(typed, 500);
    expect(pieces.map((piece) => piece.text).join('')).toBe(typed);
    for (const piece of pieces)
      if (piece.isAddress) {
        expect(piece.text.length).toBeLessThanOrEqual(500);
        expect(webAddress(piece.text)).toMatch(/^https?:\/\//);
      }
  }),
  parser(
    ['shorten', 'firstCharacters'],
    'labels cut to a length',
    fc.tuple(text, fc.integer({ min: 1, max: 60 })),
    ([typed, most]) => {
      expect(shorten(typed, most).length).toBeLessThanOrEqual(most);
      const first = firstCharacters(typed, most);
      expect(first.length).toBeLessThanOrEqual(most);
      if (typed.isWellFormed()) expect(first.isWellFormed()).toBe(true);
    },
  ),
  parser(['escapeInline', 'escapeLineStarts'], 'texts in Discord’s markup', text, (typed) => {
    const escaped = escapeLineStarts(escapeInline(typed));
    expect(escaped).not.toMatch(/@(?:everyone|here)/i);
    expect(escaped.replace(/\\[\s\S]/g, '')).not.toMatch(/[<[*_`|~]/);
  }),
  parser(['escapeMrkdwn', 'escapePlain'], 'texts in Slack’s markup', text, (typed) => {
    const escaped = escapeMrkdwn(typed);
    expect(escaped).not.toMatch(/[<>*_~`]|@(?:channel|here|everyone)/i);
    expect(escaped).not.toMatch(/&(?!amp;|lt;|gt;)/);
    expect(escapePlain(typed).replaceAll('\u200b', '')).toBe(typed.replaceAll('\u200b', ''));
  }),
  parser(
    ['wordsOf', 'sentencesOf', 'detectLanguage', 'isForeignScript'],
    'questions taken apart',
    text,
    (typed) => {
      const read = wordsOf(typed);
      expect(read.every((word) => word !== '' && !/\s/.test(word))).toBe(true);
      expect(sentencesOf(typed).every((sentence) => sentence.every((word) => word !== ''))).toBe(true);
      expect([null, 'en', 'es']).toContain(detectLanguage(typed, read));
      expect(isForeignScript(typed)).toBeTypeOf('boolean');
    },
  ),
];
