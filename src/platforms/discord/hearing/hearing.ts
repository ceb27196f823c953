import type { Client, REST } from 'discord.js';
import type { Log } from '../../../chat/log.ts';
import type { Receive } from '../../../chat/platform.ts';
import type { PlatformClock } from '../../connecting/platform-clock.ts';
import type { Calling } from '../calling.ts';
import type { Rest } from '../paced-rest.ts';

/** What those need who hear Discord's events and tell the core. */
export interface Hearing {
  readonly client: Client;
  /** For the answers to interactions: they count for no limit but their own, and must wait for nobody. */
  readonly answers: REST;
  /** For what somebody waits for, before all that the bot does by itself. */
  readonly ahead: Rest;
  readonly receive: Receive;
  readonly calling: Calling;
  readonly clock: PlatformClock;
  readonly log: Log;
}
