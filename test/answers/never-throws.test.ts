import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compose } from '../../src/answers/compose.ts';
import { toPlainText } from '../../src/answers/plain-text.ts';
import { answers, content } from './project-content.ts';

const LANGUAGE = fc.constantFrom('en' as const, 'es' as const);
/** Real words mixed with anything at all, so that every branch is met. */
const WORD = fc.constantFrom(
  'ICE',
  'la migra',
  'police',
  'ordenanza',
  'San Francisco',
  'outside',
  'se llevaron',
  'mi papá',
  'vote',
);
const QUESTION = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(fc.oneof(WORD, fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 30 })
    .map((parts) => parts.join(' ')),
);

describe('whatever is typed', () => {
  test('a decision comes back that can be shown', async () => {
    await fc.assert(
      fc.asyncProperty(QUESTION, LANGUAGE, async (question, language) => {
        const decision = await answers.ask(question, language);
        expect(decision.confidence).toBeGreaterThanOrEqual(0);
        expect(decision.confidence).toBeLessThanOrEqual(1);
        expect(decision.alternatives.length).toBeLessThanOrEqual(3);
        expect(decision.entry !== null).toBe(decision.status === 'answered');
        if (decision.entry) expect(decision.citations.length).toBeGreaterThan(0);
        expect(toPlainText(compose(decision, content))).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });

  test('case, accents, spacing and punctuation do not change the decision', async () => {
    const listed = fc.constantFrom(
      ...(['en', 'es'] as const).flatMap((one) => content.entries(one).flatMap((e) => e.questions)),
    );
    await fc.assert(
      fc.asyncProperty(listed, LANGUAGE, async (question, language) => {
        const bare = question
          .toUpperCase()
          .normalize('NFD')
          .replace(/\p{M}|[¿?¡!]/gu, '');
        const disguised = ` ${bare.replaceAll(' ', '   ')} !!`;
        const plain = await answers.ask(question, language);
        const other = await answers.ask(disguised, language);
        expect([other.status, other.entry?.id]).toEqual([plain.status, plain.entry?.id]);
      }),
    );
  });
});
