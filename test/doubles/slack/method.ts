import { z } from 'zod';
import type { Json } from '../discord/json.ts';
import type { Attribution } from './attribution.ts';
import type { EventSink } from './event-body.ts';
import type { MessageStore } from './message-store.ts';
import type { RateLimits } from './rate-limits.ts';
import { complaints } from './read-blocks.ts';
import { refuseFault } from './slack-error.ts';
import type { SocketMode } from './socket-mode.ts';
import type { Triggers } from './triggers.ts';
import type { World } from './world.ts';

/** Everything a method works with. */
export interface Workspace {
  readonly world: World;
  readonly messages: MessageStore;
  readonly events: EventSink;
  readonly triggers: Triggers;
  readonly attribution: Attribution;
  readonly limits: RateLimits;
  readonly sockets: SocketMode;
}

/** One method of the Web API, as its page under https://docs.slack.dev/reference/methods describes it. */
export interface Method {
  readonly name: string;
  /** 'none' for api.test alone. */
  readonly token: 'bot' | 'app' | 'none';
  /** Any of these opens it; none needed when empty. What depends on the channel is asked for by the method. */
  readonly scopes: readonly string[];
  readonly call: (given: Json) => Json;
}

interface NewMethod<Arguments> {
  readonly token?: Method['token'];
  readonly scopes?: readonly string[];
  readonly arguments: z.ZodType<Arguments>;
  readonly answer: (given: Arguments) => Json;
}

/** Arguments not known or of the wrong type are `invalid_arguments`. */
export function method<Arguments>(
  name: string,
  { token = 'bot', scopes = [], arguments: schema, answer }: NewMethod<Arguments>,
): Method {
  return {
    name,
    token,
    scopes,
    call(given) {
      const read = schema.safeParse(given);
      if (!read.success) return refuseFault('invalid_arguments', complaints(read.error, ''));
      return { ok: true, ...answer(read.data) };
    },
  };
}

/** "apis/web-api": in a form every argument is a string, in JSON it has its own type. */
export const flag = z.union([
  z.boolean(),
  z.enum(['true', '1', 'false', '0']).transform((text) => text === 'true' || text === '1'),
]);

export const count = z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)]);

export const timestamp = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/, 'must be a ts, given as a string');
