import { type Language, languages } from '../../chat/language.ts';
import { phraseArguments } from '../../phrases/phrase-arguments.ts';
import type { Phrases } from '../../phrases/phrases.ts';
import { exampleOf } from './phrase-examples.ts';
import { wrap } from './wrap.ts';

/** Names and descriptions of commands stand in `/help`; the playground's own page is looked at in a browser. */
const elsewhere = /^(command|option|page)\./;

/** The messages that no scene shows: refusals above all, and notices of what went wrong. */
export function phrasesLeft(phrases: Phrases, used: ReadonlySet<string>): string[] {
  const { en } = phrases.under('');
  const left = Object.keys(en).filter((key) => !used.has(key) && !elsewhere.test(key));
  return [
    '## Whatever else it says',
    '',
    'Refusals, notices and labels that stand in no picture above, by the names of their phrases. What is filled in, such as a time',
    'or a title, is only an example.',
    '',
    ...left.flatMap((key) => [
      `\`${key}\``,
      '',
      '```text',
      ...languages.flatMap((language) => wrap(filled(phrases, key, language))),
      '```',
      '',
    ]),
  ];
}

function filled(phrases: Phrases, key: string, language: Language): string {
  const text = phrases.under(key)[language][''] ?? '';
  const names = phraseArguments(text) ?? [];
  const values = Object.fromEntries(names.map((name) => [name, exampleOf(name, language)]));
  return phrases.text(language, key, values);
}
