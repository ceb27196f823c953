import type { CommandShape, Texts } from '../../../chat/command-shape.ts';
import { type Language, languages } from '../../../chat/language.ts';
import { fold } from './fold.ts';

export interface FoundCommand {
  readonly shape: CommandShape;
  /** What was typed behind its name, as Slack sent it. */
  readonly rest: string;
}

/** The command that the first one or two words name, in either language; null if they name none. */
export function findCommand(shapes: readonly CommandShape[], text: string): FoundCommand | null {
  const [whole = '', first = '', second = ''] = /^\s*(\S+)(?:\s+(\S+))?/.exec(text) ?? [];
  const sub = shapes.find(
    ({ name, texts, parent }) =>
      parent !== null && isNamed(first, parent, part(name, 0)) && isNamed(second, texts, part(name, 1)),
  );
  if (sub) return { shape: sub, rest: text.slice(whole.length) };
  const plain = shapes.find(({ name, texts, parent }) => parent === null && isNamed(first, texts, name));
  return plain ? { shape: plain, rest: text.trimStart().slice(first.length) } : null;
}

function part(name: string, at: number): string {
  return name.split(' ')[at] ?? name;
}

function isNamed(word: string, texts: Readonly<Record<Language, Texts>>, name: string): boolean {
  const names = [name, ...languages.map((language) => texts[language].name)];
  return names.some((each) => fold(each) === fold(word));
}
