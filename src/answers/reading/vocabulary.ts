import { languages } from '../../chat/language.ts';
import type { Content } from '../../content/content.ts';
import { breathe } from './breathe.ts';
import type { EntryWords } from './entry-words.ts';
import { FUNCTION_WORDS, QUESTION_WORDS } from './function-words.ts';
import { wordsOf } from './normalise.ts';

/** The words of the content. */
export type Vocabulary = {
  /** Every word that typing slips may be corrected to, with how often it is used. */
  readonly known: ReadonlyMap<string, number>;
  /** How much of what a question means, 0 to 1, is said in words that no way of asking uses. */
  strangeness(words: readonly string[]): number;
  /** Whether a word is grammar, or people ask with it for what the entries tell. */
  isOwn(word: string): boolean;
};

/** @param further words that are known though no entry uses them. */
export async function vocabularyOf(
  content: Content,
  entries: readonly EntryWords[],
  further: Iterable<string>,
): Promise<Vocabulary> {
  const known = new Map<string, number>();
  const own = new Set<string>();
  const count = (word: string): void => {
    known.set(word, (known.get(word) ?? 0) + 1);
  };
  for (const word of further) count(word);
  for (const language of languages) for (const word of FUNCTION_WORDS[language]) count(word);
  for (const examples of Object.values(content.examples)) {
    await breathe();
    for (const text of examples) wordsOf(text).forEach(count);
  }
  for (const { listed, asked } of entries) {
    for (const words of [...listed, ...asked]) {
      for (const word of words) {
        count(word);
        own.add(word);
      }
    }
  }
  for (const word of Object.values(content.words.same).flat().flatMap(wordsOf)) own.add(word);
  for (const word of content.campaign.scope.own_places.flatMap(wordsOf)) own.add(word);
  return {
    known,
    isOwn: (word) => own.has(word) || isGrammar(word),
    strangeness: (words) => {
      const meaningful = words.filter((word) => !isGrammar(word));
      return meaningful.length === 0
        ? 0
        : meaningful.filter((word) => !own.has(word)).length / meaningful.length;
    },
  };
}

function isGrammar(word: string): boolean {
  return QUESTION_WORDS.has(word) || languages.some((language) => FUNCTION_WORDS[language].has(word));
}
