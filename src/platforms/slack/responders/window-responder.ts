import type { Message } from '../../../chat/message.ts';
import type { Responder } from '../../../chat/responder.ts';
import type { Bot } from '../bot.ts';
import { messageModal } from '../forms/message-view.ts';
import { modalForm } from '../forms/modal-form.ts';
import { openForm } from '../open-form.ts';
import { done } from '../web-api/call-slack.ts';
import type { Acknowledgement } from './acknowledgement.ts';
import { impossible } from './impossible.ts';
import type { PressOrigin } from './message-responder.ts';
import { waysBack } from './ways-back.ts';

export interface WindowOrigin extends PressOrigin {
  readonly view: string;
}

/** Answers a button in a window that shows a message: the window shows the answer instead. */
export function windowResponder(
  bot: Pick<Bot, 'call' | 'respond' | 'words' | 'log'>,
  origin: WindowOrigin,
  ack: Acknowledgement<void>,
): Responder {
  const { call, words } = bot;
  const { trigger, language, responseUrl, channel, thread } = origin;
  const metadata = { response_url: responseUrl, channel, thread };
  const said: Message[] = [];
  const show = async (message: Message): Promise<void> => {
    await ack.give();
    said.push(message);
    const view = messageModal(said, language, words, metadata);
    await call('views.update', { view_id: origin.view, view }, done);
  };
  return {
    defer: () => ack.give(),
    answer: (_, message) => show(message),
    refuse: show,
    update: show,
    note: show,
    async open(modal) {
      const view = modalForm(modal, language, words, metadata);
      // Not in the window: what it shows is needed to try again.
      const tell = async (message: Message): Promise<void> => {
        await ack.give();
        await waysBack(bot, origin).privately(message);
      };
      await openForm(bot, { trigger, language, view, over: true, acknowledge: () => ack.give(), tell });
    },
    complete: () => impossible('completing'),
  };
}
