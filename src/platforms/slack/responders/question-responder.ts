import type { Message } from '../../../chat/message.ts';
import type { Responder } from '../../../chat/responder.ts';
import { renderSlack } from '../render/render.ts';
import { type CallSlack, done } from '../web-api/call-slack.ts';
import { impossible } from './impossible.ts';

/** Answers what was said to the bot, where it was said. Slack has its acknowledgement already. */
export function questionResponder(call: CallSlack, channel: string, thread: string | null): Responder {
  const say = async (message: Message): Promise<void> => {
    for (const body of renderSlack(message)) {
      await call(
        'chat.postMessage',
        { channel, ...(thread === null ? {} : { thread_ts: thread }), ...body },
        done,
      );
    }
  };
  return {
    defer: async () => {},
    answer: (_, message) => say(message),
    refuse: (message) => say(message),
    update: (message) => say(message),
    note: (message) => say(message),
    open: () => impossible('a form'),
    complete: () => impossible('completing'),
  };
}
