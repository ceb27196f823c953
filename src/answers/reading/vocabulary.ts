import { languages } from '../../chat/language.ts';
import { breathe } from './breathe.ts';
import { FUNCTION_WORDS, QUESTION_WORDS } from './function-words.ts';

/** So many words are hardly any work. */
const WORDS = 500;

/** The words of the content, as plain data that can be handed to another process. */
export type VocabularyParts = {
  /** Every word, with a space between; then of each, how often it is used, and whether people ask with it (1) or not (0). */
  readonly words: string;
  readonly uses: Uint32Array;
  readonly own: Uint8Array;
};

/** The words of the content. */
export type Vocabulary = {
  /** Every word that typing slips may be corrected to, with how often it is used. */
  readonly known: ReadonlyMap<string, number>;
  /** How much of what a question means, 0 to 1, is said in words that no way of asking uses. */
  strangeness(words: readonly string[]): number;
  /** Whether a word is grammar, or people ask with it for what the entries tell. */
  isOwn(word: string): boolean;
};

/** Takes a moment, in pieces between which everything else goes on. */
export async function vocabularyFrom({ words, uses, own: isOwn }: VocabularyParts): Promise<Vocabulary> {
  const known = new Map<string, number>();
  const own = new Set<string>();
  for (const [at, word] of words.split(' ').entries()) {
    known.set(word, uses[at] ?? 0);
    if (isOwn[at] === 1) own.add(word);
    if (at % WORDS === 0) await breathe();
  }
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
