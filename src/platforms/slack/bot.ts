import type { CommandShape } from '../../chat/command-shape.ts';
import type { Log } from '../../chat/log.ts';
import type { Receive, Recognise } from '../../chat/platform.ts';
import type { PlatformClock } from '../connecting/platform-clock.ts';
import type { Self } from './login.ts';
import type { ActorOf } from './people.ts';
import type { CallSlack } from './web-api/call-slack.ts';
import type { Respond } from './web-api/response-url.ts';
import type { Words } from './words.ts';

/** What everything that comes in is handled with, once the bot is logged in. */
export interface Bot {
  readonly self: Self;
  readonly call: CallSlack;
  readonly respond: Respond;
  readonly receive: Receive;
  readonly recognise: Recognise;
  readonly actorOf: ActorOf;
  readonly clock: PlatformClock;
  readonly shapes: readonly CommandShape[];
  readonly words: Words;
  readonly log: Log;
}
