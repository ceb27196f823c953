import { IntlMessageFormat } from 'intl-messageformat';
import { type Inline, plainText } from '../chat/inline.ts';
import type { Language } from '../chat/language.ts';

export type PhraseValues = Readonly<Record<string, Inline | number>>;

export class PhraseError extends Error {
  override readonly name = 'PhraseError';
}

/** The interface's words: ICU messages by key, for each language. */
export type PhraseBook = Readonly<Record<Language, Readonly<Record<string, string>>>>;

export interface Phrases {
  /** As runs of text: values keep their kind (a time stays a time). */
  rich(language: Language, key: string, values?: PhraseValues): Inline;
  /** As plain text. */
  text(language: Language, key: string, values?: PhraseValues): string;
  has(key: string): boolean;
  /** The unfilled texts whose keys begin with `prefix`, by the rest of the key: for a page that fills them in itself. */
  under(prefix: string): PhraseBook;
}

/** Both methods throw PhraseError for a key or a value that is missing: a fault of ours, found by the tests. */
export function phrasesFrom(book: PhraseBook): Phrases {
  const compiled = new Map<string, IntlMessageFormat>();
  const message = (language: Language, key: string): IntlMessageFormat => {
    const name = `${language} ${key}`;
    const known = compiled.get(name);
    if (known) return known;
    const source = book[language][key];
    if (source === undefined) throw new PhraseError(`no phrase ${key} in ${language}`);
    const made = new IntlMessageFormat(source, language, undefined, { ignoreTag: true });
    compiled.set(name, made);
    return made;
  };
  const rich = (language: Language, key: string, values: PhraseValues = {}): Inline => {
    const source = book[language][key];
    // Most phrases, all names of commands among them, are what they say: a start need not compile them.
    if (source !== undefined && !/[{}]|'['<>]/.test(source)) return [source];
    try {
      return message(language, key)
        .formatToParts<Inline>(values)
        .map((part) => part.value);
    } catch (cause) {
      throw new PhraseError(`phrase ${key} in ${language} cannot be filled in`, { cause });
    }
  };
  return {
    rich,
    text: (language, key, values) => plainText(rich(language, key, values)),
    has: (key) => key in book.en,
    under: (prefix) => ({ en: under(book.en, prefix), es: under(book.es, prefix) }),
  };
}

function under(texts: Readonly<Record<string, string>>, prefix: string): Record<string, string> {
  const found = Object.entries(texts).filter(([key]) => key.startsWith(prefix));
  return Object.fromEntries(found.map(([key, text]) => [key.slice(prefix.length), text]));
}
