import type { Language } from '../../src/chat/language.ts';
import type { Content } from '../../src/content/content.ts';
import type { Entry } from '../../src/content/entry.ts';
import { ASKED } from '../../src/content/files-of-lines.ts';

/** Words shorter than this are mostly grammar, and stay as they are. */
const LONG = 5;
/** How many of the long words of an entry are its own, in the large campaign. */
const OWN_SHARE = 0.5;

/**
 * A campaign of many entries: the project's own, copied again and again, in each copy with other words in place of
 * half of the long ones, so that its vocabulary grows as that of real texts would.
 */
export function largeCampaign(content: Content, size: number): Content {
  const lists = new Map<Language, Entry[]>();
  for (const language of content.campaign.languages) {
    const own = content.entries(language);
    lists.set(
      language,
      Array.from({ length: size }, (_, number) => {
        const entry = own[number % own.length];
        if (!entry) throw new RangeError('the content has no entries');
        return copyOf(entry, number);
      }),
    );
  }
  const byKey = new Map([...lists.values()].flat().map((entry) => [`${entry.language} ${entry.id}`, entry]));
  return {
    ...content,
    // The many further ways of asking would only make both engines slower: no coalition writes them for so many.
    lines: { ...content.lines, files: content.lines.files.filter((file) => !file.endsWith(ASKED)) },
    entries: (language) => lists.get(language) ?? [],
    entry: (id, language) => byKey.get(`${language} ${id}`),
  };
}

function copyOf(entry: Entry, number: number): Entry {
  const change = (text: string) =>
    text.replace(/\p{L}+/gu, (word) =>
      word.length >= LONG && hash(`${word.toLowerCase()} ${number}`) < OWN_SHARE
        ? `${word}${syllables(number)}`
        : word,
    );
  return {
    ...entry,
    id: `${entry.id}-${number}`,
    title: change(entry.title),
    questions: entry.questions.map(change),
    aliases: entry.aliases.map(change),
    body: change(entry.body),
  };
}

/** A number as letters, so that it reads like a word. */
function syllables(number: number): string {
  return number.toString(36).replace(/\d/g, (digit) => 'aeioubcdfg'[Number(digit)] ?? '');
}

/** 0 up to 1, the same for the same text. */
function hash(text: string): number {
  let value = 2166136261;
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 16777619);
  return (value >>> 0) / 2 ** 32;
}
