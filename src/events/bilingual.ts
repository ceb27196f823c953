import type { Inline } from '../chat/inline.ts';
import type { Language } from '../chat/language.ts';
import type { Phrases, PhraseValues } from '../phrases/phrases.ts';
import type { Texts } from '../store/events.ts';

/** Says things in one language, or in each of a bilingual group's. */
export interface Voice {
  /** At least one; the first one speaks where there is room for one. */
  readonly languages: readonly [Language, ...Language[]];
  /** Short words side by side: "Going / Voy"; said once where they are the same. */
  label(key: string, values?: (language: Language) => PhraseValues): string;
  /** One run of text for each language. */
  lines(key: string, values?: (language: Language) => PhraseValues): Inline[];
  /** What organizers wrote: in each language that they wrote it in, else the one there is. */
  written(texts: Texts): string[];
  /** The same, each under a label in its own language. */
  each(key: string, texts: Texts): { label: string; value: string }[];
}

export function voice(phrases: Phrases, wanted: readonly Language[]): Voice {
  const [first = 'en', ...others] = wanted;
  const languages: Voice['languages'] = [first, ...others];
  const written = (texts: Texts): Language[] => {
    const given = languages.filter((each) => texts[each] !== '');
    return given.length > 0 ? given : (['en', 'es'] as const).filter((each) => texts[each] !== '');
  };
  return {
    languages,
    label: (key, values) =>
      unique(languages.map((each) => phrases.text(each, key, values?.(each)))).join(' / '),
    lines: (key, values) => languages.map((each) => phrases.rich(each, key, values?.(each))),
    written: (texts) => unique(written(texts).map((each) => texts[each])),
    each: (key, texts) =>
      written(texts).map((each) => ({ label: phrases.text(each, key), value: texts[each] })),
  };
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
