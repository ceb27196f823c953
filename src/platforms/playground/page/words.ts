import type { Language } from '../../../chat/language.ts';
import type { Setup } from '../snapshot.ts';

/** A phrase of the page in the visitor's language. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** A phrase that is missing shows its own key: ugly enough to be noticed, and the page goes on. */
export function wordsIn(phrases: Setup['phrases'], language: Language): Words {
  return (key, values = {}) => {
    const phrase = phrases[language][key] ?? phrases.en[key] ?? key;
    return phrase.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}
