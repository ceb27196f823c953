import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Log } from '../../../chat/log.ts';
import type { Delivery } from './deliver.ts';
import { httpAnswer } from './http-answer.ts';
import { readHttpBody } from './http-body.ts';
import { isSigned } from './signature.ts';

export interface WebSettings {
  readonly signingSecret: string;
  readonly log: Log;
  /** False while the bot is not logged in yet, or no more: Slack sends events again then. */
  readonly ready: () => boolean;
  readonly heard: (delivery: Delivery) => void;
}

/** Far more than Slack sends; what is larger is not read. */
const mostBytes = 1024 * 1024;

/** The one address for events, commands, buttons, forms and menus: POST /slack/events. */
export function slackWeb({ signingSecret, log, ready, heard }: WebSettings): Hono {
  const web = new Hono();
  const limit = bodyLimit({ maxSize: mostBytes, onError: (context) => context.body(null, 413) });
  web.post('/slack/events', limit, async (context) => {
    const text = await context.req.text();
    const read = readHttpBody(text, context.req.header('content-type') ?? '');
    if (read.kind === 'ssl-check') return context.body(null, 200);
    if (!isSigned(signingSecret, text, (name) => context.req.header(name))) {
      log.warn('slack-wrong-signature');
      return context.body(null, 401);
    }
    if (read.kind === 'unreadable') return context.body(null, 400);
    if (read.kind === 'challenge') return context.text(read.challenge);
    if (!ready()) return context.body(null, 503);
    const { response, ack } = httpAnswer();
    const retryNum = Number(context.req.header('x-slack-retry-num') ?? Number.NaN);
    heard({
      body: read.body,
      ack,
      retryNum: Number.isInteger(retryNum) ? retryNum : undefined,
      retryReason: context.req.header('x-slack-retry-reason'),
    });
    return response;
  });
  // Somebody who goes away in the middle of it, for example.
  web.onError((error, context) => {
    log.warn('slack-request-broke', { kind: error.name });
    return context.body(null, 500);
  });
  return web;
}
