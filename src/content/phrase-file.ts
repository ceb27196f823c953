import { z } from 'zod';
import type { Language } from '../chat/language.ts';
import { phraseArguments } from '../phrases/phrase-arguments.ts';
import type { Fault } from './fault.ts';
import type { LineOf } from './parse-yaml.ts';

/** `content/phrases/<language>.yaml`: every word of the interface, flat, as ICU messages. */
export const phraseFileSchema = z.record(z.string(), z.string().trim().min(1));

export type PhraseFile = z.output<typeof phraseFileSchema>;

interface Located {
  readonly data: PhraseFile;
  readonly lineOf: LineOf;
}

/** Names of commands and options as Discord takes them. Source: Discord, Application Commands, Naming. */
const commandName = /^[-_'\p{L}\p{N}]{1,32}$/u;
/** The longest description that Discord takes, in characters. */
const longestDescription = 100;

/** Faults in the interface's words: broken messages, keys or {braces} that the languages do not share. */
export function checkPhrases(files: Readonly<Record<Language, Located>>): Fault[] {
  return [...checkOne('en', files.en, files.es), ...checkOne('es', files.es, files.en)];
}

function checkOne(language: Language, { data, lineOf }: Located, twin: Located): Fault[] {
  const faults: Fault[] = [];
  for (const [key, text] of Object.entries(data)) {
    const add = (problem: string, mend: string) =>
      faults.push({
        file: `phrases/${language}.yaml`,
        line: lineOf([key]),
        problem: `"${key}": ${problem}`,
        mend,
      });
    const names = phraseArguments(text);
    const other = twin.data[key];
    if (names === null) {
      add('not a valid ICU message.', 'Close every { with a }, as in the other language.');
      continue;
    }
    if (other === undefined) {
      add('has no twin in the other language.', 'Write it there too, or remove it here.');
      continue;
    }
    const others = language === 'es' ? phraseArguments(other) : null;
    if (others !== null && names.join() !== others.join()) {
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
