import type { Language } from '../../../chat/language.ts';
import type { Message } from '../../../chat/message.ts';
import type { Responder } from '../../../chat/responder.ts';
import type { Bot } from '../bot.ts';
import { modalForm } from '../forms/modal-form.ts';
import { openForm } from '../open-form.ts';
import type { Acknowledgement } from './acknowledgement.ts';
import { impossible } from './impossible.ts';
import { type Origin, waysBack } from './ways-back.ts';

export interface PressOrigin extends Origin {
  readonly trigger: string;
  readonly language: Language;
}

/** Answers a button or a select under a message: the acknowledgement is empty, all else follows it. */
export function messageResponder(
  bot: Pick<Bot, 'call' | 'respond' | 'words' | 'log'>,
  origin: PressOrigin,
  ack: Acknowledgement<void>,
): Responder {
  const { words } = bot;
  const ways = waysBack(bot, origin);
  const afterAck = async (work: () => Promise<void>): Promise<void> => {
    await ack.give();
    await work();
  };
  return {
    defer: () => ack.give(),
    answer: (answers, message) =>
      afterAck(() => (answers === 'private' ? ways.privately(message) : ways.publicly(message))),
    refuse: (message) => afterAck(() => ways.privately(message)),
    update: (message) => afterAck(() => ways.instead(message)),
    note: (message) => afterAck(() => ways.privately(message)),
    async open(modal) {
      const { responseUrl, channel, thread, trigger, language } = origin;
      const metadata = { response_url: responseUrl, channel, thread };
      const view = modalForm(modal, language, words, metadata);
      const tell = (message: Message) => afterAck(() => ways.privately(message));
      await openForm(bot, { trigger, language, view, acknowledge: () => ack.give(), tell });
    },
    complete: () => impossible('completing'),
  };
}
