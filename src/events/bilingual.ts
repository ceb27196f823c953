import type { Inline } from '../chat/inline.ts';
import type { Language } from '../chat/language.ts';
import type { Phrases, PhraseValues } from '../phrases/phrases.ts';
import type { Texts } from '../store/events.ts';

/** Says things in one language, or in each of a bilingual group's. */
export interface Voice {
  readonly languages: readonly Language[];
  /** Short words side by side: "Going / Voy"; said once where they are the same. */
  label(key: string, values?: (language: Language) => PhraseValues): string;
  /** One run of text for each language. */
  lines(key: string, values?: (language: Language) => PhraseValues): Inline[];
  /** What organizers wrote: in each language that they wrote it in, else the one there is. */
  written(texts: Texts): string[];
}

export function voice(phrases: Phrases, languages: readonly Language[]): Voice {
  return {
    languages,
    label: (key, values) =>
      unique(languages.map((each) => phrases.text(each, key, values?.(each)))).join(' / '),
    lines: (key, values) => languages.map((each) => phrases.rich(each, key, values?.(each))),
    written: (texts) => {
      const wanted = unique(languages.map((each) => texts[each]).filter((text) => text !== ''));
      return wanted.length > 0
        ? wanted
        : unique([texts.en, texts.es].filter((text) => text !== '')).slice(0, 1);
    },
  };
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
