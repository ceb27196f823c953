import { beforeAll, expect, test } from 'vitest';
import type { Answers, Decision } from '../../src/answers/answer.ts';
import { createAnswers } from '../../src/answers/deciding/decide.ts';
import { compose } from '../../src/answers/reply/compose.ts';
import { toPlainText } from '../../src/answers/reply/plain-text.ts';
import { languages } from '../../src/chat/language.ts';
import type { Content } from '../../src/content/content.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { newFolder } from '../scenarios/bot-process.ts';
import { writeRiverton } from './riverton.ts';

// Another city's folder makes another city's bot: nothing about Los Angeles is in the code.

const ofLosAngeles = /Los Angeles|Los Ángeles|\bLA\b|LAPD|CHIRLA|CARECEN|888-624-4752|DSA|Karen Bass/;

let content: Content;
let answers: Answers;

beforeAll(async () => {
  const dir = newFolder('riverton');
  await writeRiverton(dir);
  const loaded = await loadContent(dir, Temporal.PlainDate.from('2026-11-22'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  const few = /too few to learn from/;
  expect(loaded.warnings().filter(({ problem }) => !few.test(problem))).toEqual([]);
  expect(await loaded.closerLook()).toEqual([]);
  content = loaded.content;
  answers = createAnswers(content);
});

const told = (decision: Decision) => toPlainText(compose(decision, content));

test.each([
  ['en', 'does the boat crew ask for papers in Riverton?', 'law/ferry'],
  ['en', 'can anyone take the boat', 'law/ferry'],
  ['en', 'How do I borrow books?', 'law/library'],
  ['es', '¿Me pueden pedir papeles en el barco?', 'law/ferry'],
  ['es', '¿Cuesta dinero la tarjeta?', 'law/library'],
] as const)('it answers its own questions: %s, %s', async (language, question, id) => {
  const { entry } = await answers.ask(question, language);
  expect(entry).toMatchObject({ id, language });
});

test.each([
  'Can LAPD hold me for ICE?',
  'who voted for the ordinance in the Los Angeles City Council?',
  '¿Quién firmó la ordenanza santuario?',
])('what the other bot would answer, it does not: %s', async (question) => {
  expect((await answers.ask(question, 'en')).entry).toBeNull();
});

test('a question about Los Angeles is one about another place', async () => {
  const decision = await answers.ask('do I need papers on the ferry in Los Angeles', 'en');
  expect(decision).toMatchObject({ status: 'declined', reason: 'other-place' });
});

test.each([
  ['en', 'help me they are at my door right now'],
  ['es', 'la migra está afuera de mi casa, ayuda'],
] as const)('danger gives its own number first: %s', async (language, cry) => {
  const decision = await answers.ask(cry, language);
  expect(decision.status).toBe('urgent');
  expect(told(decision).split('\n')[0]).toContain('555-010-0199');
});

test('nothing that it can say names Los Angeles', async () => {
  const questions = [
    'ICE is outside my door',
    'tacos',
    'Do I need papers on the ferry',
    '¿papeles?',
    'boat',
    '',
  ];
  for (const language of languages) {
    for (const question of questions) {
      expect(told(await answers.ask(question, language))).not.toMatch(ofLosAngeles);
    }
    const words = Object.entries(content.phrases.under('')[language]);
    expect(words.filter(([, text]) => ofLosAngeles.test(text))).toEqual([]);
  }
});
