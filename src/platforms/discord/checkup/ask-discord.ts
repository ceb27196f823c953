import { type Client, RESTEvents } from 'discord.js';
import type { z } from 'zod';
import { PlatformError } from '../../../chat/platform-error.ts';
import { type ClockSkew, clockSkew } from '../../connecting/clock-skew.ts';
import { createClient } from '../client.ts';

/** Discord asked by REST alone: no session is begun, so a bot that runs meanwhile is not disturbed. */
export interface AskDiscord {
  readonly client: Client;
  readonly skew: ClockSkew;
  /** Rejects with what `platformError` reads. */
  get<T>(route: `/${string}`, answer: z.ZodType<T>): Promise<T>;
  end(): Promise<void>;
}

export function askDiscord(token: string, apiUrl: string | undefined): AskDiscord {
  const client = createClient(apiUrl);
  const skew = clockSkew();
  client.rest.setToken(token);
  // Somebody waits for the answer.
  client.rest.options.retries = 0;
  client.rest.on(RESTEvents.Response, (_, { headers }) => skew.told(headers.get('date')));
  return {
    client,
    skew,
    async get(route, answer) {
      const given = await skew.during(() => client.rest.get(route));
      const read = answer.safeParse(given);
      if (read.success) return read.data;
      throw new PlatformError('Discord answered what cannot be read', {
        code: 'unreachable',
        retry: { afterMs: 0 },
      });
    },
    end: () => client.destroy(),
  };
}
