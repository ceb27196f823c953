import { beforeEach, expect, test } from 'vitest';
import { type HeldQuestions, heldQuestions } from '../../src/organizers/questions/held-questions.ts';
import { there } from '../contracts/stand-in.ts';

// How long a question can be handed on, and how many.

const minute = 60_000;
const about = { language: 'en', groupId: 'g', status: 'declined', answer: null } as const;

let now: number;
let held: HeldQuestions;

beforeEach(() => {
  now = 0;
  held = heldQuestions(() => now);
});

const hold = (text: string, asker = 'ana') => there(held.hold({ ...about, text }, asker));

test('a question is held for a quarter of an hour, no longer, for its asker', () => {
  const token = hold('one');
  expect(held.has(token, 'somebody else')).toBe(false);
  expect(held.take(token, 'somebody else')).toBe('of-somebody-else');
  now = 15 * minute - 1;
  expect(held.has(token, 'ana')).toBe(true);
  now += 1;
  expect(held.take(token, 'ana')).toBe('gone');
});

test('of one person the latest five are held', () => {
  const [first, ...others] = Array.from({ length: 6 }, (_, at) => hold(`question ${at}`));
  expect(held.take(there(first), 'ana')).toBe('gone');
  expect(others.map((token) => held.has(token, 'ana'))).toEqual([true, true, true, true, true]);
  const last = there(others.at(-1));
  expect(held.take(last, 'ana')).toMatchObject({ text: 'question 5', isCut: false });
  expect(held.take(last, 'ana')).toBe('handed-on');
});

test('one person sends three in ten minutes; what was not sent does not count, and the others wait', () => {
  const [first, second, third, fourth] = Array.from({ length: 4 }, (_, at) => hold(`question ${at}`));
  const question = held.take(there(first), 'ana');
  if (typeof question === 'string') throw new Error(question);
  held.giveBack(there(first), question);
  for (const token of [second, third, fourth]) expect(held.take(there(token), 'ana')).toMatchObject(about);
  expect(held.take(there(first), 'ana')).toBe('too-many');
  expect(held.take(there(third), 'ana')).toBe('handed-on');
  expect(held.take(hold('and mine', 'wei'), 'wei')).toMatchObject({ text: 'and mine' });
  now = 10 * minute - 1;
  expect(held.take(there(first), 'ana')).toBe('too-many');
  now += 1;
  expect(held.take(there(first), 'ana')).toMatchObject({ text: 'question 0' });
});

test('what was sent counts for ten minutes, though its question is forgotten before', () => {
  const early = Array.from({ length: 3 }, (_, at) => hold(`question ${at}`));
  now = 14 * minute;
  for (const token of early) expect(held.take(token, 'ana')).toMatchObject(about);
  now = 16 * minute;
  expect(held.take(hold('one more'), 'ana')).toBe('too-many');
});

test('when all places are taken one’s own oldest goes, and nobody pushes out others', () => {
  const tokens = Array.from({ length: 500 }, (_, at) => hold('mine', `person ${at}`));
  expect(held.hold({ ...about, text: 'late' }, 'newcomer')).toBeNull();
  const again = hold('another', 'person 7');
  expect(held.has(again, 'person 7')).toBe(true);
  expect(held.has(there(tokens[7]), 'person 7')).toBe(false);
  const others = tokens.filter((token, at) => !held.has(token, `person ${at}`));
  expect(others).toEqual([tokens[7]]);
  now = 15 * minute;
  expect(held.hold({ ...about, text: 'late' }, 'newcomer')).not.toBeNull();
});

test('a long question is cut between its characters', () => {
  const taken = held.take(hold('👩‍👩‍👧'.repeat(400)), 'ana');
  expect(taken).toMatchObject({ isCut: true });
  const shown = typeof taken === 'string' ? '' : taken.text;
  expect(shown.length).toBeLessThanOrEqual(1_000);
  expect(shown).toBe('👩‍👩‍👧'.repeat(125));
});

test('askers are known by another name in each process', () => {
  expect(heldQuestions(() => now).name).not.toBe(held.name);
});
