import type { Log } from '../chat/log.ts';
import type { Platform } from '../chat/platform.ts';
import type { Content } from '../content/content.ts';
import type { Clock } from '../operations/clock.ts';
import type { InTurn } from '../routing/in-turn.ts';
import type { Store } from '../store/open.ts';

/** As much of the core as shared answers need. */
export interface Sharing {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly inTurn: InTurn;
  /** The newest, each time it is read: never to be kept across a wait, or an older text would overwrite a newer one. */
  readonly content: Content;
  platform(name: string): Platform | undefined;
  slash(platform: string): string;
}
