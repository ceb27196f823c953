import { type Language, languages } from '../../chat/language.ts';
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
 * Grammar of languages in Latin letters that many people in Los Angeles speak, folded; none of it is English or
 * Spanish: Tagalog, French, Portuguese, Haitian Creole, German, Italian, Indonesian, Vietnamese without marks.
 */
const OTHER_GRAMMAR: ReadonlySet<string> = new Set(
  `ang ng mga ba po ito iyan ikaw ako siya kami tayo hindi sino kailan paano nasa naman yung lungsod
  est quelle quel quels quelles les des dans vous je suis cest quest qui avec sont cette ville loi ou
  peut peuvent mon ma mes nous notre votre pas ne ce ces au aux moi elle ils devant chez aidez pour statut
  pode podem meu eles perguntar pra estao
  nao voce uma com pelo pela sao isso qual quais cidade lei minha meu
  kisa eske nan mwen ou yo ki sa gen vil lwa ka mande polis papye imigrasyon tanpri ede
  der die das und wie ist ich nicht wann wer ein eine kann darf mich mein meine polizei von zu fragen nach auf
  il della dello quando sono che chi gli
  apa yang dan di itu ini adalah siapa kapan bagaimana
  gi cua khong thanh pho luat`
    .split(/\s+/)
    .filter((word) => languages.every((language) => !FUNCTION_WORDS[language].has(word))),
);

/** Whether folded words in Latin letters are in another language: more of its grammar than of ours. */
export function isUnknownLanguage(words: readonly string[]): boolean {
  const other = words.filter((word) => OTHER_GRAMMAR.has(word)).length;
  const own = words.filter((word) => languages.some((language) => FUNCTION_WORDS[language].has(word))).length;
  return other >= 2 && other > own;
}
