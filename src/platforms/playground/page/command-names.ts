import type { CommandShape } from '../../../chat/command-shape.ts';
import type { Language } from '../../../chat/language.ts';

/** A command's name as people type it in this language: `evento crear`. */
export function commandName({ texts, parent }: CommandShape, language: Language): string {
  return parent === null ? texts[language].name : `${parent[language].name} ${texts[language].name}`;
}

function namesOf(command: CommandShape, languages: readonly Language[]): readonly string[] {
  return [...languages.map((language) => commandName(command, language)), command.name];
}

/** The commands that may be meant by what is typed after the slash; those that begin with it come first. */
export function matchingCommands(
  commands: readonly CommandShape[],
  typed: string,
  languages: readonly Language[],
): readonly CommandShape[] {
  const wanted = typed.trim().toLowerCase();
  const begins = (command: CommandShape) =>
    namesOf(command, languages).some((name) => name.startsWith(wanted));
  const contains = (command: CommandShape) =>
    namesOf(command, languages).some((name) => name.includes(wanted));
  return [...commands.filter(begins), ...commands.filter((command) => !begins(command) && contains(command))];
}

/** The command whose whole name and a space have been typed, and what follows. */
export function typedCommand(
  commands: readonly CommandShape[],
  line: string,
  languages: readonly Language[],
): { readonly command: CommandShape; readonly rest: string } | null {
  for (const command of commands) {
    const name = namesOf(command, languages).find((each) => line.toLowerCase().startsWith(`/${each} `));
    if (name !== undefined) return { command, rest: line.slice(name.length + 2) };
  }
  return null;
}
