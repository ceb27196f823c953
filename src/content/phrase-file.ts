import { z } from 'zod';
import type { Language } from '../chat/language.ts';
import { phraseArguments } from '../phrases/phrase-arguments.ts';
import type { Fault } from './fault.ts';
import type { LineOf } from './parse-yaml.ts';

/** `content/phrases/<language>.yaml`: every word of the interface, flat, as ICU messages. */
export const phraseFileSchema = z.record(z.string(), z.string().trim().min(1));

export type PhraseFile = z.output<typeof phraseFileSchema>;

export interface LocatedPhrases {
  readonly data: PhraseFile;
  readonly lineOf: LineOf;
}

/** Names of commands and options as Discord takes them. Source: Discord, Application Commands, Naming. */
const commandName = /^[-_'\p{L}\p{N}]{1,32}$/u;
/** The longest description that Discord takes, in characters. */
const longestDescription = 100;

/** Faults in the interface's words: broken messages, keys or {braces} that the languages do not share. */
export function checkPhrases(files: Readonly<Record<Language, LocatedPhrases>>): Fault[] {
  const names = { en: namesIn(files.en.data), es: namesIn(files.es.data) };
  return [...checkOne('en', files.en, names.en, names.es), ...checkOne('es', files.es, names.es, names.en)];
}

/** The names in {braces} of each phrase; null for one that is not a valid ICU message. */
type Names = ReadonlyMap<string, readonly string[] | null>;

function namesIn(data: PhraseFile): Names {
  return new Map(Object.entries(data).map(([key, text]) => [key, phraseArguments(text)]));
}

function checkOne(language: Language, { data, lineOf }: LocatedPhrases, own: Names, twin: Names): Fault[] {
  const faults: Fault[] = [];
  for (const [key, text] of Object.entries(data)) {
    const add = (problem: string, mend: string) =>
      faults.push({
        file: `phrases/${language}.yaml`,
        line: lineOf([key]),
        problem: `"${key}": ${problem}`,
        mend,
      });
    const names = own.get(key);
    const others = twin.get(key);
    if (!names) {
      add('not a valid ICU message.', 'Close every { with a }, as in the other language.');
      continue;
    }
    if (others === undefined) {
      add('has no twin in the other language.', 'Write it there too, or remove it here.');
      continue;
    }
    if (language === 'es' && others && names.join() !== others.join()) {
      add(
        'its {braces} differ from those in en.yaml.',
        `Use these: ${others.map((name) => `{${name}}`).join(' ') || 'none'}.`,
      );
    }
    if (!key.startsWith('command.')) continue;
    if (key.endsWith('.name') && (!commandName.test(text) || text !== text.toLowerCase())) {
      add('not a name that can be typed.', 'Use up to 32 small letters, digits, - or _, without spaces.');
    }
    if (key.endsWith('.description') && text.length > longestDescription) {
      add(`longer than ${longestDescription} characters.`, 'Say it shorter.');
    }
  }
  return faults;
}
