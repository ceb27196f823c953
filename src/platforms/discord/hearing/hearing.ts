import type { Client } from 'discord.js';
import type { Log } from '../../../chat/log.ts';
import type { Receive } from '../../../chat/platform.ts';
import type { PlatformClock } from '../../connecting/platform-clock.ts';
import type { Calling } from '../calling.ts';

/** What those need who hear Discord's events and tell the core. */
export interface Hearing {
  readonly client: Client;
  readonly receive: Receive;
  readonly calling: Calling;
  readonly clock: PlatformClock;
  readonly log: Log;
}
