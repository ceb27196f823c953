import type { Platform } from '../chat/platform.ts';
import type { Phrases } from '../phrases/phrases.ts';
import type { Store } from '../store/open.ts';
import type { WatchStages } from './stage.ts';

/** What it takes to deliver. */
export interface Delivery {
  readonly store: Store;
  readonly phrases: Phrases;
  readonly platform: (name: string) => Platform | undefined;
  readonly now: () => number;
  readonly watch: WatchStages;
}
