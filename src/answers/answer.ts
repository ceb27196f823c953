import type { Language } from '../chat/language.ts';
import type { Entry } from '../content/entry.ts';

/** `sighting`: it tells or asks where immigration agents are, which the bot neither takes nor knows. */
export const statuses = ['answered', 'unsure', 'declined', 'sighting', 'urgent'] as const;

export type Status = (typeof statuses)[number];

/** Why a question was declined, so that the reply can say it; null for every other status. */
export const declineReasons = ['empty', 'too-long', 'unknown-language', 'other-place', 'outside'] as const;

export type DeclineReason = (typeof declineReasons)[number];

export type Citation = { readonly source: string; readonly title: string; readonly url: string };

/** What to do with one question. It holds nothing of the question itself. */
export type Decision = {
  readonly status: Status;
  /** The asker's language, or that of the question where it clearly differs. */
  readonly language: Language;
  /** The entry that answers; only with `answered`. */
  readonly entry: Entry | null;
  /** Up to three entries to choose from, with `unsure`; with `answered`, one that was asked about too. */
  readonly alternatives: readonly Entry[];
  /** 0 to 1: how surely the best entry answers; 1 for `urgent` and `sighting`. */
  readonly confidence: number;
  readonly citations: readonly Citation[];
  readonly reason: DeclineReason | null;
  /** Whether the reply should name the number for danger all the same: it sounds a little like a cry for help. */
  readonly maybeUrgent: boolean;
  /** Only with `urgent`: whether the reply should say that no reports of agents are taken. */
  readonly tellsSighting: boolean;
};

export type Answers = {
  /** Whether a question is answered at once; if not, it waits until everything is ready. */
  isPrepared(): boolean;
  /** Makes everything ready, so that no question waits. */
  prepare(): Promise<void>;
  /**
   * Learns what was never learned from this content, and keeps it, at low priority: the first question then hardly waits.
   * Where nothing can be kept it makes everything ready. Resolves when that is done, when `signal` ends it, or when a
   * question does not wait for it; rejects if it fails.
   */
  learnAhead(signal: AbortSignal): Promise<void>;
  /** Decides which reviewed entry answers, or that none does. Keeps and logs nothing of the question. */
  ask(question: string, language: Language): Promise<Decision>;
};
