import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { isRemoved, isTokenRefused, platformError, unreachable } from './errors.ts';

/** Calls a method of Slack's Web API and checks the answer. Rejects with PlatformError only. */
export type CallSlack = <T>(
  method: string,
  args: Readonly<Record<string, unknown>>,
  answer: z.ZodType<T>,
) => Promise<T>;

/** For methods of whose answer nothing is needed. */
export const done = z.object({});

export interface Calling {
  readonly client: webApi.WebClient;
  /** As people type it behind @; null while it is not known. */
  readonly botName: () => string | null;
  readonly shutOut: () => void;
  /** Called before that where the app is not installed any more. */
  readonly removed: () => void;
}

export function callSlack({ client, botName, shutOut, removed }: Calling): CallSlack {
  return async (method, args, answer) => {
    let given: unknown;
    try {
      given = await client.apiCall(method, { ...args });
    } catch (cause) {
      const error = platformError(cause, botName());
      if (isRemoved(error)) removed();
      if (isTokenRefused(error)) shutOut();
      throw error;
    }
    const read = answer.safeParse(given);
    // It was done, but what came back says nothing of it.
    if (!read.success) throw unreachable('Slack answered what cannot be read', true);
    return read.data;
  };
}
