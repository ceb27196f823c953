import type { Language } from './language.ts';

/** Who addresses the bot. Lives in memory for one request only and is never written down or logged. */
export interface Actor {
  /** `discord:<user>` or `slack:<team>:<user>`: what the pseudonym is made from. */
  readonly account: string;
  readonly language: Language;
  /**
   * Whether the platform says that this person may organize here (Discord: Manage Events or Administrator; Slack: an
   * admin or owner of the workspace); null where it could not be asked just now.
   */
  readonly organizer: boolean | null;
  /**
   * Whether they see only the channels that they were let into, not those that all others see (Slack's guests, people of
   * another workspace); true where it is not known.
   */
  readonly guest: boolean;
  /**
   * Whether they may write where they are, and so have the bot post there. True where the platform does not tell (Slack,
   * whose channels can be closed to some by settings that no bot may read; the playground).
   */
  readonly maySpeak: boolean;
  /** The platform's ids of the roles that they have in this group; none where a platform has no roles (Slack). */
  readonly roles: readonly string[];
}
