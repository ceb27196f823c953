import type { ModalView } from '@slack/types';
import type { Message } from '../../../chat/message.ts';
import type { Responder } from '../../../chat/responder.ts';
import type { Bot } from '../bot.ts';
import { messageModal } from '../forms/message-view.ts';
import { modalForm } from '../forms/modal-form.ts';
import type { Acknowledgement } from './acknowledgement.ts';
import { impossible } from './impossible.ts';
import type { PressOrigin } from './message-responder.ts';
import { waysBack } from './ways-back.ts';

/** https://docs.slack.dev/surfaces/modals#response_actions */
export type FormAnswer =
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update'; readonly view: ModalView };

export interface FormOrigin extends PressOrigin {
  /** The block in which each field of the form stands, in order. */
  readonly blocks: ReadonlyMap<string, string>;
}

/**
 * Answers a form that was sent in. The window closes with the acknowledgement, unless it carries a refusal: then it
 * stays open with all that was typed.
 */
export function formResponder(
  bot: Pick<Bot, 'call' | 'respond' | 'words'>,
  origin: FormOrigin,
  ack: Acknowledgement<FormAnswer>,
): Responder {
  const { words } = bot;
  const ways = waysBack(bot, origin);
  const { language, channel, thread, responseUrl } = origin;
  const metadata = { response_url: responseUrl, channel, thread };
  /** Without an address to answer at, the window itself shows what is to be said. */
  const closing = async (message: Message, work: () => Promise<void>): Promise<void> => {
    if (responseUrl === null && !ack.given) {
      const view = messageModal([message], language, words, metadata);
      return ack.give({ response_action: 'update', view });
    }
    await ack.give();
    await work();
  };
  return {
    defer: () => ack.give(),
    answer: (answers, message) =>
      closing(message, () => (answers === 'private' ? ways.privately(message) : ways.publicly(message))),
    async refuse(message, option) {
      const [first] = origin.blocks.values();
      const beside = origin.blocks.get(option ?? '') ?? first;
      if (ack.given || beside === undefined) return closing(message, () => ways.privately(message));
      await ack.give({ response_action: 'errors', errors: { [beside]: message.summary } });
    },
    update: (message) => closing(message, () => ways.instead(message)),
    async note(message) {
      await ack.give();
      await ways.privately(message);
    },
    open: (modal) =>
      ack.given
        ? impossible('a form after a form')
        : ack.give({ response_action: 'update', view: modalForm(modal, language, words, metadata) }),
    complete: () => impossible('completing'),
  };
}
