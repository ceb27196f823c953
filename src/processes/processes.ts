import type { News } from './news.ts';

/** A process that runs, as organizers are shown it. */
export interface ProcessSeen {
  /** The name of its machine. */
  readonly host: string;
  /** The platforms on which all is told to one process alone, and that is this one. */
  readonly hears: readonly string[];
}

/** The processes of this installation, as one of them sees them. */
export interface Processes {
  /** Whether there may be others. */
  readonly areSeveral: boolean;
  /** Whether it falls to this one to do what is done once for all. */
  keepsHouse(): boolean;
  /** Whether this one hears what happens on a platform where one process alone does (`oneListener`). */
  hears(platform: string): boolean;
  /** Tells all others; what cannot be told just now is lost. */
  tell(news: News): void;
  /** Those that run now. */
  running(): Promise<readonly ProcessSeen[]>;
}

/** One process, which does everything itself. */
export const alone: Processes = {
  areSeveral: false,
  keepsHouse: () => true,
  hears: () => true,
  tell: () => {},
  running: async () => [],
};
