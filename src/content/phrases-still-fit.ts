import { type Language, languages } from '../chat/language.ts';
import { phraseArguments } from '../phrases/phrase-arguments.ts';
import type { PhraseBook } from '../phrases/phrases.ts';
import type { Fault } from './fault.ts';
import type { LocatedPhrases } from './phrase-file.ts';

/**
 * What the bot could not say any more with these phrases though it could with those before: a phrase that is gone, or one
 * with {braces} that nothing fills in.
 */
export function phrasesStillFit(
  files: Readonly<Record<Language, LocatedPhrases>>,
  before: PhraseBook,
): Fault[] {
  return languages.flatMap((language) => {
    const { data, lineOf } = files[language];
    const file = `phrases/${language}.yaml`;
    return Object.entries(before[language]).flatMap(([key, old]): Fault[] => {
      const text = data[key];
      if (text === undefined) {
        const mend = `Put it back. It was: ${old}`;
        return [{ file, line: 1, problem: `"${key}" is missing, and the bot needs it.`, mend }];
      }
      const known = phraseArguments(old) ?? [];
      const unknown = (phraseArguments(text) ?? []).filter((name) => !known.includes(name));
      if (unknown.length === 0) return [];
      const problem = `"${key}": the bot has nothing for {${unknown.join('}, {')}}.`;
      const mend = `Use only these: ${known.map((name) => `{${name}}`).join(' ') || 'none'}.`;
      return [{ file, line: lineOf([key]), problem, mend }];
    });
  });
}
