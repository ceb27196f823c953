import { type Language, languages } from '../chat/language.ts';
import type { Fault } from './fault.ts';
import type { Lines } from './files-of-lines.ts';
import type { LocatedPhrases } from './phrase-file.ts';
import type { ReadEntry } from './read-entry.ts';
import { hardEntries, hardPhrases } from './readability/hard-to-read.ts';
import { saidTwice } from './said-twice.ts';

export interface LookedAt {
  readonly entries: ReadonlyMap<Language, readonly ReadEntry[]>;
  readonly lines: Lines;
  /** Those that could be read. */
  readonly phrases: Readonly<Partial<Record<Language, LocatedPhrases | undefined>>>;
}

/**
 * What is wrong though the bot can work with it: texts that are hard to read, words that stand for two things. It takes
 * longer than a start may, so whoever edits is told: by `npm run content`, and in the log when an edit is picked up.
 */
export function closerLook({ entries, lines, phrases }: LookedAt): Fault[] {
  return [
    ...hardEntries([...entries.values()].flat()),
    ...languages.flatMap((language) => {
      const file = phrases[language];
      return file ? hardPhrases(file, language) : [];
    }),
    ...saidTwice(entries, lines),
  ];
}
