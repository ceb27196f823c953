import { type REST, RESTEvents } from 'discord.js';
import type { PlatformClock } from '../../connecting/platform-clock.ts';

/** Every answer of Discord's, a refusal too, says what time it is there: the first one before anything comes in. */
export function hearTime(rest: REST, clock: PlatformClock): void {
  rest.on(RESTEvents.Response, (_, { headers }) => {
    const at = Date.parse(headers.get('date') ?? '');
    if (!Number.isNaN(at)) clock.told(at);
  });
}
