import { expect, test } from 'vitest';
import { outcome } from './project-content.ts';

/** Questions that a review found answered wrongly or not at all, in both languages. */
const QUESTIONS: Record<string, string[]> = {
  'ordinance/warrants': [
    'can ICE enter without a warrant',
    'puede ICE entrar sin orden judicial',
    'what is a judicial warrant',
    '¿qué es una orden judicial?',
  ],
  'history/mcdonnell': [
    'how many people were transferred in 2017',
    '¿cuántas personas fueron entregadas en 2017?',
  ],
  'history/mcdonnell-protests': [
    'how many organizations signed the letter',
    '¿cuántas organizaciones firmaron la carta?',
  ],
  'law/trust-and-truth-acts': ['what is the TRUST Act', 'what is the TRUTH Act', '¿qué es la TRUTH Act?'],
  'provision/arrests-and-transfers': [
    'LAPD handed my cousin to ICE, is that legal',
    'LAPD entregó a mi primo a ICE, ¿es legal?',
    '¿me pueden deportar si llamo al 911?',
    'can I be deported if I call 911',
  ],
  'council/when-and-where': [
    'when is the next council meeting',
    '¿cuándo es la próxima reunión del concejo?',
  ],
  'law/special-order-40': ['what is special order 40', '¿qué es la orden especial 40?'],
  'people/immigrants': ['how many immigrants live in LA', '¿cuántos inmigrantes viven en Los Ángeles?'],
  'law/county': ['does LA County need a warrant to transfer people to ICE'],
  'history/signed': ['did mayor bass sign it', '¿qué alcalde firmó la ley?'],
};

test.each(
  Object.entries(QUESTIONS).flatMap(([id, questions]) =>
    questions.map((question) => [question, id] as const),
  ),
)('%s → %s', async (question, id) =>
  expect(await outcome(question, /[¿]|^puede/.test(question) ? 'es' : 'en')).toBe(id),
);
