import { expect, it } from 'vitest';
import { renderDiscord } from '../../src/platforms/discord/render/render.ts';
import { renderSlack } from '../../src/platforms/slack/render/render.ts';
import { markdownOf, seen } from './render-discord-view.ts';
import { shown } from './render-slack-view.ts';

const family = '👩‍👩‍👧‍👦';

/** What is typed, and what a reader of either platform sees of it. */
const readings: readonly (readonly [what: string, typed: string, read: string])[] = [
  ['an override of the writing direction', 'pay at \u202egro.live\u202c now', 'pay at gro.live now'],
  ['isolates', '\u2066a\u2067b\u2068c\u2069', 'abc'],
  ['Hebrew with its own marks', 'שלום\u200f!', 'שלום\u200f!'],
  ['control characters', 'a\0b\u0007c\u001b[31m\u0085d', 'abc[31m\nd'],
  ['lone surrogates', 'a\ud83d b\udc00', 'a\ufffd b\ufffd'],
  ['line ends of every system', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
  ['many empty lines', 'a\n \n\t\n\n\nb', 'a\n\nb'],
  ['white space around', ' \n  a  \n ', 'a'],
  ['emoji made of several', `${family} 🏳️‍🌈 ✊🏽`, `${family} 🏳️‍🌈 ✊🏽`],
  ['ordinary prose', '¿Qué? — 5 * 3 = 15, "sí" & <no>', '¿Qué? — 5 * 3 = 15, "sí" & <no>'],
];

it.each(readings)('%s', (_what, typed, read) => {
  const message = { summary: 's', blocks: [{ kind: 'text', text: typed } as const] };
  expect(renderDiscord(message).map(markdownOf).map(seen)).toEqual([read]);
  expect(renderSlack(message).map(shown)).toEqual([read]);
});

it('divides a long row of families between families, never inside one', () => {
  const message = { summary: 's', blocks: [{ kind: 'text', text: family.repeat(2000) } as const] };
  const parts = [
    ...renderDiscord(message).map(markdownOf),
    ...renderSlack(message).flatMap((body) => shown(body).split('\n')),
  ];
  expect(parts.map((part) => part.replaceAll(family, ''))).toEqual(parts.map(() => ''));
});
