import type { Who } from './act.ts';
import type { Language } from './language.ts';
import type { OptionShape } from './options.ts';

export interface Texts {
  readonly name: string;
  readonly description: string;
}

export interface DescribedOption extends OptionShape {
  readonly texts: Readonly<Record<Language, Texts>>;
  /** Its name as it stands in a form: `Title in Spanish`. */
  readonly labels: Readonly<Record<Language, string>>;
  /** What is shown for each choice, in each language. */
  readonly choiceTexts: Readonly<Record<Language, readonly string[]>>;
}

/** A command as people see it before they use it: what a platform needs to declare it. */
export interface CommandShape {
  /** `ask`, or with its sub-command `event create`. */
  readonly name: string;
  /** Of the command itself; for a sub-command, of that part alone. */
  readonly texts: Readonly<Record<Language, Texts>>;
  /** Of the command that this is a sub-command of; null for a plain command. */
  readonly parent: Readonly<Record<Language, Texts>> | null;
  readonly options: readonly DescribedOption[];
  /** So that nobody fills in a form that will be refused; the core decides all the same. */
  readonly who: Who;
}

/** Its name as people type it in this language: `evento crear`. */
export function commandName({ texts, parent }: CommandShape, language: Language): string {
  const { name } = texts[language];
  return parent === null ? name : `${parent[language].name} ${name}`;
}
