import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../../chat/language.ts';
import { phraseArguments } from '../../phrases/phrase-arguments.ts';
import { parseBody } from '../body.ts';
import type { Fault } from '../fault.ts';
import type { LocatedPhrases } from '../phrase-file.ts';
import type { ReadEntry } from '../read-entry.ts';
import { longestOf, readingOf } from './measures.ts';
import { readWords, sentencesIn } from './sentences.ts';

/** Of a phrase up to so many words no formula can tell much. */
const shortPhrase = 12;
/** As many words of a sentence as it takes to find it. */
const shownWords = 6;

/** Entries that are harder to read than we promise. */
export function hardEntries(entries: readonly ReadEntry[]): Fault[] {
  return entries.flatMap(({ entry, bodyLine }) => {
    const { body, language, file } = entry;
    const sentences = parseBody(body)
      .flatMap((block) => (block.kind === 'text' ? [block.text] : block.items))
      .flatMap((text) => sentencesIn(text, language));
    return faultOf(sentences, language, (longest) => ({ file, line: bodyLine + linesBefore(longest, body) }));
  });
}

/** The interface's longer phrases that are harder to read than we promise. */
export function hardPhrases({ data, lineOf }: LocatedPhrases, language: Language): Fault[] {
  return Object.entries(data).flatMap(([key, phrase]) => {
    const text = filledIn(phrase, language);
    if (readWords(text).length <= shortPhrase) return [];
    const file = `phrases/${language}.yaml`;
    return faultOf(sentencesIn(text, language), language, () => ({ file, line: lineOf([key]) }));
  });
}

function faultOf(
  sentences: readonly string[],
  language: Language,
  where: (longest: string) => Pick<Fault, 'file' | 'line'>,
): Fault[] {
  if (sentences.length === 0) return [];
  const { isHard, told } = readingOf(sentences, language);
  if (!isHard) return [];
  const { text, words } = longestOf(sentences);
  const beginning = text.split(/\s+/).slice(0, shownWords).join(' ');
  const mend = `Use shorter sentences and shorter words. Begin with the longest sentence, of ${words} words: “${beginning} …”.`;
  return [{ ...where(text), problem: `It is hard to read: ${told}.`, mend }];
}

/** How many lines of a body stand before this sentence, which may go over several. */
function linesBefore(sentence: string, body: string): number {
  const words = sentence.split(/\s+/).map((word) => RegExp.escape(word));
  const at = new RegExp(words.join('\\s+'), 'u').exec(body.replaceAll('**', ''))?.index ?? 0;
  return body.replaceAll('**', '').slice(0, at).split('\n').length - 1;
}

/** As people read it, with a short word for whatever is filled in. */
function filledIn(phrase: string, language: Language): string {
  const values = Object.fromEntries((phraseArguments(phrase) ?? []).map((name) => [name, 2]));
  try {
    return String(new IntlMessageFormat(phrase, language, undefined, { ignoreTag: true }).format(values));
  } catch {
    // What is no message is a fault that is told elsewhere.
    return '';
  }
}
