import { type Inline, strong } from '../../chat/inline.ts';
import type { Language } from '../../chat/language.ts';
import type { Block } from '../../chat/message.ts';
import type { Phrases, PhraseValues } from '../../phrases/phrases.ts';
import type { Texts } from '../../store/events.ts';

/** Says things in one language, or in each of a bilingual group's. */
export interface Voice {
  /** At least one; the first one speaks where there is room for one. */
  readonly languages: readonly [Language, ...Language[]];
  readonly phrases: Phrases;
  /** Short words side by side: "Going / Voy"; said once where they are the same. */
  label(key: string, values?: (language: Language) => PhraseValues): string;
  /** One run of text for each language. */
  lines(key: string, values?: (language: Language) => PhraseValues): Inline[];
  /** A title in each language that it was written in, side by side. */
  title(texts: Texts): string;
  /** What organizers wrote: in each language that they wrote it in, else the one there is. */
  written(texts: Texts): string[];
  /** The same fact in each language, under a label in that language. */
  every(
    key: string,
    value: (language: Language) => string,
    values?: (language: Language) => PhraseValues,
  ): { label: string; value: string }[];
  /** A heading in the first language, and under it the same in the others. `mark` stands before each: "Reminder". */
  titled(title: Texts, mark?: string): Block[];
  /** The same, each under a label in its own language. */
  each(key: string, texts: Texts): { label: string; value: string }[];
}

/** Phrases never change: each of the few voices is made once for them, and goes with them. */
const voices = new WeakMap<Phrases, Map<string, Voice>>();

export function voice(phrases: Phrases, wanted: readonly Language[]): Voice {
  const known = voices.get(phrases) ?? new Map<string, Voice>();
  voices.set(phrases, known);
  const name = wanted.join(' ');
  const made = known.get(name) ?? voiceOf(phrases, wanted);
  known.set(name, made);
  return made;
}

function voiceOf(phrases: Phrases, wanted: readonly Language[]): Voice {
  const [first = 'en', ...others] = wanted;
  const languages: Voice['languages'] = [first, ...others];
  /** Those with nothing to fill in. */
  const labels = new Map<string, string>();
  const written = (texts: Texts): Language[] => {
    const given = languages.filter((each) => texts[each] !== '');
    return given.length > 0 ? given : (['en', 'es'] as const).filter((each) => texts[each] !== '');
  };
  return {
    languages,
    phrases,
    label: (key, values) => {
      if (values) return unique(languages.map((each) => phrases.text(each, key, values(each)))).join(' / ');
      const label = labels.get(key) ?? unique(languages.map((each) => phrases.text(each, key))).join(' / ');
      labels.set(key, label);
      return label;
    },
    lines: (key, values) => languages.map((each) => phrases.rich(each, key, values?.(each))),
    title: (texts) => unique(written(texts).map((each) => texts[each])).join(' / '),
    written: (texts) => unique(written(texts).map((each) => texts[each])),
    every: (key, value, values) =>
      languages.map((each) => ({ label: phrases.text(each, key, values?.(each)), value: value(each) })),
    titled: (title, mark) => {
      const given = written(title);
      // A title in one language alone is still announced in each.
      const marks = (each: Language) =>
        (given.length > 1 ? [each] : languages).map((one) => phrases.text(one, mark ?? ''));
      const lines = given.map((each) =>
        mark === undefined ? title[each] : `${unique(marks(each)).join(' / ')}: ${title[each]}`,
      );
      const [main = '', ...rest] = unique(lines);
      return [
        { kind: 'heading', text: main },
        ...rest.map((text): Block => ({ kind: 'text', text: strong(text) })),
      ];
    },
    each: (key, texts) =>
      written(texts).map((each) => ({ label: phrases.text(each, key), value: texts[each] })),
  };
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
