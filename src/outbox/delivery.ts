import type { Platform } from '../chat/platform.ts';
import type { Content } from '../content/content.ts';
import type { Away } from '../organizers/telling/away.ts';
import type { Pseudonyms } from '../people/pseudonym.ts';
import type { Sealer } from '../people/seal.ts';
import type { Phrases } from '../phrases/phrases.ts';
import type { Store } from '../store/open.ts';
import type { WatchStages } from './stage.ts';

/** What it takes to deliver. */
export interface Delivery {
  readonly store: Store;
  readonly pseudonyms: Pseudonyms;
  readonly sealer: Sealer;
  readonly content: Content;
  readonly phrases: Phrases;
  readonly platform: (name: string) => Platform | undefined;
  readonly now: () => number;
  readonly watch: WatchStages;
  /** When the bot did not run before this start; null: not long enough to speak of. */
  readonly away: Away | null;
}
