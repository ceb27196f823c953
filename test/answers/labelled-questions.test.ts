import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languageSchema } from '../../src/chat/language.ts';
import { answers } from './project-content.ts';

const QUESTIONS = readFileSync(new URL('labelled-questions.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [, wanted = '', asker, question = ''] = line.split('\t');
    return { wanted, question, decision: answers.ask(question, languageSchema.parse(asker)) };
  });

const of = (kind: (wanted: string) => boolean) => QUESTIONS.filter(({ wanted }) => kind(wanted));
const share = (part: readonly unknown[], whole: readonly unknown[]): number => part.length / whole.length;

describe('on questions in the words of people', () => {
  const inScope = of((wanted) => wanted.includes('/'));

  test('a wrong answer is rare, and most questions get the right one', () => {
    const answered = inScope.filter(({ decision }) => decision.status === 'answered');
    const wrong = answered.filter(({ wanted, decision }) => decision.entry?.id !== wanted);
    expect(share(wrong, inScope), JSON.stringify(wrong.map(({ question }) => question))).toBeLessThanOrEqual(
      0.01,
    );
    expect((answered.length - wrong.length) / inScope.length).toBeGreaterThanOrEqual(0.75);
  });

  test('nearly every question is answered right or finds its topic among the three', () => {
    const found = inScope.filter(
      ({ wanted, decision }) =>
        decision.entry?.id === wanted || decision.alternatives.some(({ id }) => id === wanted),
    );
    expect(share(found, inScope)).toBeGreaterThanOrEqual(0.95);
  });

  test('nothing outside the scope is answered', () => {
    const answered = of((wanted) => wanted === 'declined').filter(
      ({ decision }) => decision.status === 'answered',
    );
    expect(answered.map(({ question }) => question)).toEqual([]);
  });

  test('danger is recognised and not seen where there is none', () => {
    const missed = of((wanted) => wanted === 'urgent').filter(({ decision }) => decision.status !== 'urgent');
    const alarmed = of((wanted) => wanted !== 'urgent').filter(
      ({ decision }) => decision.status === 'urgent',
    );
    expect(missed.map(({ question }) => question)).toEqual([]);
    expect(alarmed.map(({ question }) => question)).toEqual([]);
  });
});
