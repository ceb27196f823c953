import type { Message } from '../../../chat/message.ts';
import { PlatformError } from '../../../chat/platform-error.ts';
import type { Bot } from '../bot.ts';
import { shown } from '../render/bodies.ts';
import { renderSlack, type SlackBody } from '../render/render.ts';
import { type CallSlack, done } from '../web-api/call-slack.ts';
import type { Reply } from '../web-api/response-url.ts';

/** Where somebody did something, and the address that Slack gave to answer them. */
export interface Origin {
  readonly user: string;
  readonly channel: string;
  readonly thread: string | null;
  /** Null where Slack gives none: on the bot's own pages. */
  readonly responseUrl: string | null;
}

/** How somebody is told something after Slack has its acknowledgement. All reject with PlatformError. */
export interface WaysBack {
  privately(message: Message): Promise<void>;
  publicly(message: Message): Promise<void>;
  /** One part of a message whose first part has been shown already. */
  partPrivately(body: SlackBody): Promise<void>;
  partPublicly(body: SlackBody): Promise<void>;
  /** In place of the message whose button was pressed; privately if it can no longer be replaced. */
  instead(message: Message): Promise<void>;
}

export function waysBack(
  { call, respond }: Pick<Bot, 'call' | 'respond'>,
  { user, channel, thread, responseUrl }: Origin,
): WaysBack {
  const inThread = thread === null ? {} : { thread_ts: thread };
  const toUrl = async (body: Reply): Promise<boolean> => {
    if (responseUrl === null) return false;
    try {
      await respond(responseUrl, body);
      return true;
    } catch (error) {
      // Too late for this address, or used too often: there are others.
      if (error instanceof PlatformError && error.code === 'expired') return false;
      throw error;
    }
  };
  const orDirectly = async (body: SlackBody, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof PlatformError) || error.retry !== 'never') throw error;
      await directly(call, user, body);
    }
  };
  const partPrivately = async (body: SlackBody): Promise<void> => {
    if (await toUrl({ response_type: 'ephemeral', replace_original: false, ...inThread, ...body })) return;
    if (channel === '') return directly(call, user, body);
    await orDirectly(body, () =>
      call('chat.postEphemeral', { channel, user, ...inThread, ...shown(body) }, done),
    );
  };
  const partPublicly = async (body: SlackBody): Promise<void> => {
    if (await toUrl({ response_type: 'in_channel', replace_original: false, ...inThread, ...body })) return;
    if (channel === '') return directly(call, user, body);
    await orDirectly(body, () => call('chat.postMessage', { channel, ...inThread, ...body }, done));
  };
  const privately = async (message: Message): Promise<void> => {
    for (const body of renderSlack(message)) await partPrivately(body);
  };
  const publicly = async (message: Message): Promise<void> => {
    for (const body of renderSlack(message)) await partPublicly(body);
  };
  const instead = async (message: Message): Promise<void> => {
    const [body, ...more] = renderSlack(message);
    if (!body) throw new PlatformError('nothing to show', { code: 'rejected', retry: 'never' });
    if (!(await toUrl({ replace_original: true, ...body }))) return privately(message);
    // Posts fit one message; what one person alone sees may need more room.
    for (const part of more) await partPrivately(part);
  };
  return { privately, publicly, partPrivately, partPublicly, instead };
}

/** A direct message; Slack takes the person's id for the channel. https://docs.slack.dev/reference/methods/chat.postMessage */
async function directly(call: CallSlack, user: string, body: SlackBody): Promise<void> {
  await call('chat.postMessage', { channel: user, ...body }, done);
}
