import { groupsOf, type Signal, type UrgentRules } from '../content/urgent-rules.ts';
import { type Match, PhraseMatcher } from './phrase-matcher.ts';
import { coversAll, inAnyOrder, inOrder, type Span } from './urgent-sequences.ts';
import { SoundReader } from './urgent-sounds.ts';

/** A word such as "right now" counts for a signal that stands this near. */
const NEXT_TO = 7;

/**
 * Tells whether somebody is in danger right now, from `content/urgent.yaml`. Signals have a strength; frames ("what
 * if …", "can they …", "last year") silence the weaker ones where they reach. Work grows with the words times the
 * signals' windows.
 */
export class UrgentDetector {
  readonly #rules: UrgentRules;
  readonly #matcher: PhraseMatcher;
  readonly #endings: readonly { name: string; ending: string }[];
  readonly #sounds: SoundReader;

  constructor(rules: UrgentRules) {
    this.#rules = rules;
    const phrases = Object.entries(rules.groups);
    this.#endings = phrases.flatMap(([name, list]) =>
      list.filter((text) => text.startsWith('*')).map((text) => ({ name, ending: text.slice(1) })),
    );
    this.#matcher = new PhraseMatcher(
      Object.fromEntries(phrases.map(([name, list]) => [name, list.filter((text) => !text.startsWith('*'))])),
    );
    this.#sounds = new SoundReader(this.#matcher.vocabulary);
  }

  /** Words that typing mistakes may be corrected to. */
  get vocabulary(): ReadonlySet<string> {
    return this.#matcher.vocabulary;
  }

  /** @param typed folded words of the question, in order. */
  isUrgent(typed: readonly string[]): boolean {
    const words = typed.map((word) => this.#sounds.read(word));
    const found = this.#find(words);
    const of = (group: string): readonly Match[] => found.get(group) ?? [];
    const stopped = this.#frames(words.length, of);
    const raised = this.#raised(words.length, of);
    return this.#rules.signals.some((signal) =>
      spans(signal, of, words.length).some(({ from, to }) => {
        const own = groupsOf(signal).some((group) => this.#rules.raise.includes(group));
        const raise = !own && raised.slice(from, to).includes(true) ? 1 : 0;
        return signal.strength + raise > (stopped[from] ?? 0);
      }),
    );
  }

  /** The matches of every group by position, without those that mean something else. */
  #find(words: readonly string[]): Map<string, Match[]> {
    const matches = this.#matcher.all(words);
    words.forEach((word, at) => {
      for (const { name, ending } of this.#endings)
        if (word.length > ending.length + 1 && word.endsWith(ending)) matches.push({ name, at, length: 1 });
    });
    const elsewhere = matches.filter(({ name }) => this.#rules.ignore.includes(name));
    const taken = new Set(elsewhere.flatMap(positions));
    const frames = new Set(this.#rules.frames.map(({ group }) => group));
    const meant = matches.filter((match) =>
      frames.has(match.name)
        ? !positions(match).every((at) => taken.has(at))
        : !positions(match).some((at) => taken.has(at)),
    );
    meant.sort((a, b) => a.at - b.at);
    return Map.groupBy(meant, ({ name }) => name);
  }

  /** For each word, the strength up to which signals that begin there are silenced. */
  #frames(count: number, of: (group: string) => readonly Match[]): number[] {
    const stopped = new Array<number>(count).fill(0);
    for (const { group, stops, before, after, opening } of this.#rules.frames) {
      const everywhere = before === undefined && after === undefined;
      for (const match of of(group)) {
        if (opening !== undefined && match.at >= opening) break;
        const from = everywhere ? 0 : Math.max(0, match.at - (before ?? 0));
        const to = everywhere ? count : Math.min(count, match.at + match.length + (after ?? 0));
        for (let at = from; at < to; at++) stopped[at] = Math.max(stopped[at] ?? 0, stops);
        if (everywhere) break;
      }
    }
    return stopped;
  }

  #raised(count: number, of: (group: string) => readonly Match[]): boolean[] {
    const raised = new Array<boolean>(count).fill(false);
    for (const match of this.#rules.raise.flatMap(of))
      raised.fill(true, Math.max(0, match.at - NEXT_TO), match.at + match.length + NEXT_TO);
    return raised;
  }
}

function spans(signal: Signal, of: (group: string) => readonly Match[], count: number): Span[] {
  const lists = groupsOf(signal).map(of);
  if ('only' in signal) {
    return lists[0]?.length && coversAll(lists, count) ? [{ from: 0, to: count }] : [];
  }
  return 'all' in signal ? inAnyOrder(lists, signal.within) : inOrder(lists, signal.within);
}

function positions({ at, length }: Match): number[] {
  return Array.from({ length }, (_, offset) => at + offset);
}
