import { wordsOf } from '../answers/reading/normalise.ts';
import type { Language } from '../chat/language.ts';
import type { ExampleKind } from './examples.ts';
import type { Fault } from './fault.ts';
import { askedFileOf, type Lines } from './files-of-lines.ts';
import type { ReadEntry } from './read-entry.ts';

/** Where a way of asking stands; its line is looked up only for a fault, since that takes a while. */
interface Said {
  readonly text: string;
  readonly file: string;
  readonly line: () => number;
}

/** By the folded words, what was said first. */
type Seen = Map<string, Said & { readonly owner: string }>;

/**
 * Ways of asking that stand for two different things, so that the bot cannot learn which one is meant. The same words
 * twice for one entry do no harm, nor do those of `calm.txt` beside an entry: both say that nobody is in danger.
 */
export function saidTwice(entries: ReadonlyMap<Language, readonly ReadEntry[]>, lines: Lines): Fault[] {
  const faults: Fault[] = [];
  const asked: Seen = new Map();
  for (const list of entries.values()) {
    const inLanguage: Seen = new Map();
    for (const read of list) {
      for (const said of waysOfAsking(read, lines)) {
        add(inLanguage, said, read.entry.id, faults);
        asked.set(keyOf(said), { ...said, owner: read.entry.id });
      }
    }
  }
  const among = (kind: ExampleKind, seen: Seen) => {
    for (const said of linesOf(kind, lines)) add(seen, said, kind, faults);
  };
  among('danger', asked);
  among('sightings', asked);
  among('outside', asked);
  const calm: Seen = new Map(
    (['danger', 'sightings'] as const).flatMap((kind) =>
      linesOf(kind, lines).map((said) => [keyOf(said), { ...said, owner: kind }] as const),
    ),
  );
  among('calm', calm);
  return faults;
}

function add(seen: Seen, said: Said, owner: string, faults: Fault[]): void {
  const key = keyOf(said);
  if (key === '') return;
  const first = seen.get(key);
  if (first === undefined) seen.set(key, { ...said, owner });
  else if (first.owner !== owner) {
    const problem = `“${said.text}” is also in ${first.file}, line ${first.line()}.`;
    faults.push({ file: said.file, line: said.line(), problem, mend: 'Keep it in the one that answers it.' });
  }
}

function waysOfAsking({ entry, lineOf }: ReadEntry, lines: Lines): Said[] {
  const inFront = (['questions', 'aliases'] as const).flatMap((field) =>
    entry[field].map((text, at) => ({ text, file: entry.file, line: () => lineOf([field, at]) })),
  );
  return [...inFront, ...saidIn(askedFileOf(entry.file), lines)];
}

function linesOf(kind: ExampleKind, lines: Lines): Said[] {
  return saidIn(`examples/${kind}.txt`, lines);
}

function saidIn(file: string, lines: Lines): Said[] {
  return (lines.get(file) ?? []).map(({ text, line }) => ({ text, file, line: () => line }));
}

function keyOf({ text }: Pick<Said, 'text'>): string {
  return wordsOf(text).join(' ');
}
