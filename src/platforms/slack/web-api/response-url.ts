import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { SlackBody } from '../render/render.ts';
import { httpError, platformError, refusal } from './errors.ts';
import { requestTimeout } from './web-client.ts';

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
export interface Reply extends SlackBody {
  readonly response_type?: 'ephemeral' | 'in_channel';
  readonly replace_original?: boolean;
  readonly thread_ts?: string;
}

const refused = z.object({ ok: z.literal(false), error: z.string() });

/** Posts to the address that came with an interaction: five times at most, within 30 minutes. */
export type Respond = (url: string, body: Reply) => Promise<void>;

export function respondBy(fetch: webApi.FetchFunction): Respond {
  return async (url, body) => {
    const { status, text } = await post(fetch, url, body);
    const why = refused.safeParse(json(text)).data?.error ?? (status === 404 ? 'expired_url' : undefined);
    if (why !== undefined) throw refusal(why);
    if (status !== 200) throw httpError(status);
  };
}

async function post(
  fetch: webApi.FetchFunction,
  url: string,
  body: Reply,
): Promise<{ readonly status: number; readonly text: string }> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(requestTimeout),
    });
    return { status: answer.status, text: await answer.text() };
  } catch (error) {
    throw platformError(error);
  }
}

/** Slack says `ok` in plain text, and refusals as JSON. */
function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
