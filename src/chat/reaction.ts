/** The three reactions that the bot puts under a post; each platform has its own name for them. */
export const reactions = ['check', 'thinking', 'cross'] as const;

export type Reaction = (typeof reactions)[number];

/** Who stands behind each reaction now: accounts as in {@link Actor}, the bot itself left out. */
export type ReactionSets = Readonly<Record<Reaction, ReadonlySet<string>>>;
