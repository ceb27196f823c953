import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compose } from '../../src/answers/reply/compose.ts';
import { toPlainText } from '../../src/answers/reply/plain-text.ts';
import { readQuestions } from './measuring/labelled-questions.ts';
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

/** Questions as people ask them, in the language of their app. */
const ASKED = fc.constantFrom(...readQuestions('tune'));

const DISGUISES: readonly ((text: string) => string)[] = [
  (text) => text.toUpperCase(),
  (text) => text.normalize('NFD').replace(/\p{M}/gu, ''),
  (text) => ` ${text.replaceAll(' ', '   ')}\n`,
  (text) => text.replace(/[¿?¡!,;:"()…]|\.(?=\s|$)/g, ' '),
  (text) => `${text} !!`,
  (text) => `¿${text.replaceAll(' ', ' , ')}...?`,
];

const UNRELATED = [
  'My cat is asleep on the couch.',
  'It rained all weekend in the mountains.',
  'I had pancakes for breakfast.',
  'Our team lost again last night.',
  'My phone battery is almost empty.',
  'The bus was late this morning.',
  'I love your profile picture!',
  'My sister plays the violin.',
  'Mi gato está dormido en el sillón.',
  'Llovió todo el fin de semana en la sierra.',
  'Desayuné unos chilaquiles muy ricos.',
  'Anoche perdió otra vez mi equipo.',
  'Ya casi no tengo pila en el celular.',
  'El camión llegó tarde esta mañana.',
  'Mi hermana toca el violín.',
  'Qué bonita foto de perfil.',
];

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
    await fc.assert(
      fc.asyncProperty(ASKED, fc.constantFrom(...DISGUISES), async ({ question, language }, disguise) => {
        const plain = await answers.ask(question, language);
        const other = await answers.ask(disguise(question), language);
        // Danger is looked for in each sentence too, and where one ends punctuation tells.
        if (plain.status === 'urgent' || other.status === 'urgent') return;
        expect([other.status, other.entry?.id]).toEqual([plain.status, plain.entry?.id]);
      }),
      { numRuns: 1_000 },
    );
  });

  test('an unrelated sentence beside it hides hardly any cry for help', async () => {
    const cries = readQuestions('tune').filter(({ wanted }) => wanted === 'urgent');
    const missed: string[] = [];
    for (const [at, { question, language }] of cries.entries()) {
      const unrelated = UNRELATED[at % UNRELATED.length] ?? '';
      const both = at % 2 ? `${unrelated} ${question}` : `${question}. ${unrelated}`;
      if ((await answers.ask(both, language)).status !== 'urgent') missed.push(both);
    }
    expect(missed.length / cries.length, missed.join('\n')).toBeLessThanOrEqual(0.05);
  });

  test('an unrelated sentence beside it makes it no surer', async () => {
    await fc.assert(
      fc.asyncProperty(
        ASKED,
        fc.constantFrom(...UNRELATED),
        fc.boolean(),
        async ({ question, language }, unrelated, first) => {
          const alone = /[.!?]$/.test(question) ? question : `${question}.`;
          const both = first ? `${unrelated} ${alone}` : `${alone} ${unrelated}`;
          const plain = await answers.ask(question, language);
          const other = await answers.ask(both, language);
          // Help and refusals come first, however sure an answer would be.
          if ([plain, other].some(({ status }) => status === 'urgent' || status === 'sighting')) return;
          expect(other.confidence).toBeLessThanOrEqual(plain.confidence);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
