/** The three reactions that the bot puts under a post; each platform has its own name for them. */
export const reactions = ['check', 'thinking', 'cross'] as const;

export type Reaction = (typeof reactions)[number];

/** Accounts as in {@link Actor}, the bot itself left out. */
export type ReactionSets = Readonly<Record<Reaction, ReadonlySet<string>>>;

/** What stands under a message now. */
export interface ReactionsShown {
  readonly people: ReactionSets;
  /** Those that the bot itself put there and that nobody has cleared. */
  readonly own: ReadonlySet<Reaction>;
}
