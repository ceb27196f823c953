import type { Language } from '../chat/language.ts';
import type { Phrases } from '../phrases/phrases.ts';
import type { Campaign } from './campaign.ts';
import type { Entry } from './entry.ts';
import type { LineFiles } from './files-of-lines.ts';
import type { SameWords } from './same-words.ts';
import type { Sources } from './sources.ts';

/** Everything the bot knows about its campaign, checked. Never changed after loading. */
export type Content = {
  readonly campaign: Campaign;
  readonly sources: Sources;
  readonly words: SameWords;
  /** What the answers are learned from besides, and only learning reads. */
  readonly lines: LineFiles;
  /** The interface's words. */
  readonly phrases: Phrases;
  /** Every entry in one language, ordered by id. */
  entries(language: Language): readonly Entry[];
  entry(id: string, language: Language): Entry | undefined;
};
