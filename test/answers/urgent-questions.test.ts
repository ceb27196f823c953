import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { wordsOf } from '../../src/answers/normalise.ts';
import { UrgentDetector } from '../../src/answers/urgent.ts';
import { content, outcome } from './project-content.ts';

const SETS = z
  .record(z.string(), z.strictObject({ urgent: z.array(z.string()), calm: z.array(z.string()) }))
  .parse(parse(readFileSync(new URL('urgent-questions.yaml', import.meta.url), 'utf8')));
/** The one set that no rule was written for. */
const UNSEEN = 'K';

const isUrgent = (question: string): boolean => outcome(question) === 'urgent';
const missed = (questions: readonly string[]): string[] => questions.filter((one) => !isUrgent(one));
const alarms = (questions: readonly string[]): string[] => questions.filter(isUrgent);
const urgent = Object.values(SETS).flatMap((set) => set.urgent);
const calm = Object.values(SETS).flatMap((set) => set.calm);

/** The share, and for whoever reads the failure the questions. */
function expectAtMost(wrong: readonly string[], all: readonly string[], share: number): void {
  expect(all.length).toBeGreaterThan(0);
  expect(wrong.length / all.length, wrong.join('\n')).toBeLessThanOrEqual(share);
}

describe('on many questions, urgent and only seemingly so', () => {
  test('hardly anybody in danger is missed', () => expectAtMost(missed(urgent), urgent, 0.01));
  test('hardly any other question is taken for danger', () => expectAtMost(alarms(calm), calm, 0.01));

  test.each(Object.entries(SETS))('no set falls behind: %s', (_, set) => {
    expectAtMost(missed(set.urgent), set.urgent, 0.04);
    expectAtMost(alarms(set.calm), set.calm, 0.03);
  });

  test('the same holds on the set that no rule was written for', () => {
    const set = SETS[UNSEEN];
    expectAtMost(missed(set?.urgent ?? []), set?.urgent ?? [], 0.04);
    expectAtMost(alarms(set?.calm ?? []), set?.calm ?? [], 0.02);
  });
});

describe('however it is typed', () => {
  const disguises: Record<string, (text: string) => string> = {
    'in capitals, without accents and marks': (text) =>
      text
        .toUpperCase()
        .normalize('NFD')
        .replace(/[\p{M}¿?¡!.,]/gu, ''),
    'after a greeting': (text) => `hola buenas tardes, ${text}`,
    'with thanks behind it': (text) => `${text} gracias`,
    'with a letter doubled in every long word': (text) =>
      text.replace(/\b(\w{3})(\w)(\w{3,})\b/g, '$1$2$2$3'),
  };
  test.each(Object.entries(disguises))('%s', (_, disguise) =>
    expectAtMost(missed(urgent.map(disguise)), urgent, 0.02),
  );
});

describe('a very long text', () => {
  const detector = new UrgentDetector(content.urgent);
  const repeated = (text: string): string[] => wordsOf(text.repeat(10_000).slice(0, 10_000));

  test.each([
    ['one letter', 'a'],
    ['agents and nothing else', 'ice '],
    ['words that begin many phrases', 'what if ice can they at my door took my mom se los llevaron si '],
    ['what is silenced everywhere', 'last year they took my dad from my house and hid in the van '],
  ])('is read in bounded time: %s', (_, text) => {
    const words = repeated(text);
    detector.isUrgent(words);
    const from = performance.now();
    detector.isUrgent(words);
    expect(performance.now() - from).toBeLessThan(250);
  });

  test('hides no cry that stands at its beginning', () => {
    const ramble = ' and the council met and spoke of many things'.repeat(300);
    expect(detector.isUrgent(wordsOf(`la migra esta afuera de mi trabajo${ramble}`))).toBe(true);
    expect(outcome(`la migra esta afuera de mi trabajo${ramble}`)).toBe('urgent');
  });

  test('a common question is read well below a millisecond', () => {
    const questions = [...urgent, ...calm].map((text) => wordsOf(text));
    for (const words of questions) detector.isUrgent(words);
    const from = performance.now();
    for (const words of questions) detector.isUrgent(words);
    expect((performance.now() - from) / questions.length).toBeLessThan(0.5);
  });
});
