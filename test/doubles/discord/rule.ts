import type { Problem } from './problem.ts';

/** One documented rule which the official schemas do not state. */
export interface Rule<Subject> {
  readonly name: string;
  /** Path of the page under https://docs.discord.com/developers/ that documents it. */
  readonly page: string;
  readonly check: (subject: Subject) => Iterable<Problem>;
}

export function applyRules<Subject>(rules: readonly Rule<Subject>[], subject: Subject): Problem[] {
  return rules.flatMap((rule) =>
    [...rule.check(subject)].map((problem) => ({ ...problem, rule: rule.name })),
  );
}

/** Length in characters as people count them, not in UTF-16 units. */
export function characters(text: string): number {
  return [...text].length;
}

export function tooLong(path: Problem['path'], text: string | null | undefined, most: number): Problem[] {
  return text && characters(text) > most
    ? [{ path, code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${most} or fewer in length.` }]
    : [];
}
