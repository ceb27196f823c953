import { type Language, languages } from '../chat/language.ts';
import { FUNCTION_WORDS, QUESTION_WORDS } from './function-words.ts';

/** Which of the bot's languages a question is in; `null` where neither clearly leads. */
export function detectLanguage(raw: string, words: readonly string[]): Language | null {
  const english = words.filter((word) => speaks(word, 'en')).length;
  const marks = /[¿¡ñ]/i.test(raw) ? 1 : 0;
  const spanish = words.filter((word) => speaks(word, 'es')).length + marks;
  if (spanish > english * 2) return 'es';
  if (english > spanish * 2) return 'en';
  return null;
}

/** Whether most letters belong to a script that none of the languages is written in. */
export function isForeignScript(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return letters > 0 && latin * 2 < letters;
}

/** A word of one language alone; "no" and "me" are in both and tell nothing. */
function speaks(word: string, language: Language): boolean {
  if (!isGrammar(word, language)) return false;
  return languages.every((other) => other === language || !isGrammar(word, other));
}

function isGrammar(word: string, language: Language): boolean {
  return (
    FUNCTION_WORDS[language].has(word) ||
    (language === 'en' && QUESTION_WORDS.has(word) && /w|^how$/.test(word))
  );
}

/**
 * Whether words in Latin letters are in another language: no grammar of ours and hardly a known word (Tagalog, say).
 * @param words folded words. @param known the words of the content.
 */
export function isUnknownLanguage(words: readonly string[], known: ReadonlyMap<string, number>): boolean {
  if (words.length < 4 || words.some((word) => languages.some((one) => FUNCTION_WORDS[one].has(word))))
    return false;
  return words.filter((word) => known.has(word)).length * 3 < words.length;
}
