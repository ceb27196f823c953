import type { UrgentRules } from '../content/urgent-rules.ts';
import { type Match, PhraseMatcher } from './phrase-matcher.ts';

/** Tells whether somebody is in danger right now, from `content/urgent.yaml`. */
export class UrgentDetector {
  readonly #rules: UrgentRules;
  readonly #matcher: PhraseMatcher;

  constructor(rules: UrgentRules) {
    this.#rules = rules;
    this.#matcher = new PhraseMatcher(rules.groups);
  }

  /** Words that typing mistakes may be corrected to. */
  get vocabulary(): ReadonlySet<string> {
    return this.#matcher.vocabulary;
  }

  /** @param words folded words of the question, in order. */
  isUrgent(words: readonly string[]): boolean {
    const found = Map.groupBy(this.#matcher.all(words), (match) => match.name);
    const has = (group: string): boolean => found.has(group);
    if (this.#rules.unless.some(has) && !this.#rules.despite.some(has)) return false;
    return this.#rules.signals.some(({ all, within }) => {
      const lists = all.map((group) => found.get(group) ?? []);
      return standTogether(lists, within);
    });
  }
}

/** Whether one match of each list, none sharing a word, stands within `within` words of the others. */
function standTogether(
  lists: readonly (readonly Match[])[],
  within: number,
  chosen: readonly Match[] = [],
): boolean {
  const next = lists[chosen.length];
  if (!next) {
    const from = Math.min(...chosen.map((match) => match.at));
    const to = Math.max(...chosen.map((match) => match.at + match.length));
    return to - from <= within;
  }
  return next.some(
    (match) =>
      chosen.every((other) => !overlap(match, other)) && standTogether(lists, within, [...chosen, match]),
  );
}

function overlap(a: Match, b: Match): boolean {
  return a.at < b.at + b.length && b.at < a.at + a.length;
}
