import type { Language } from '../../chat/language.ts';
import type { Shown, Stage } from './stage.ts';

/** One thing that somebody does, and what the reader of the page is told of it. */
export interface Step {
  /** "A member asks a question." */
  readonly what: string;
  readonly act: (stage: Stage, language: Language) => Promise<Shown>;
}

/** Messages that belong together, in the order in which people see them. */
export interface Scene {
  readonly title: string;
  /** The group has not spoken with the bot yet. */
  readonly newGroup?: true;
  readonly steps: readonly Step[];
}

/** Words that people type, in either language. */
export function typed(language: Language, en: string, es: string): string {
  return language === 'en' ? en : es;
}
