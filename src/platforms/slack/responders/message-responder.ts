import type { Language } from '../../../chat/language.ts';
import type { Responder } from '../../../chat/responder.ts';
import type { Acknowledgement } from '../acknowledgement.ts';
import type { Bot } from '../bot.ts';
import { modalForm } from '../forms/modal-form.ts';
import { openView } from '../open-view.ts';
import { type Origin, waysBack } from '../ways-back.ts';
import { sentence } from '../words.ts';
import { impossible } from './impossible.ts';

export interface PressOrigin extends Origin {
  readonly trigger: string;
  readonly language: Language;
}

/** Answers a button or a select under a message: the acknowledgement is empty, all else follows it. */
export function messageResponder(
  { call, words }: Pick<Bot, 'call' | 'words'>,
  origin: PressOrigin,
  ack: Acknowledgement<void>,
): Responder {
  const ways = waysBack(call, origin);
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
      const window = await openView(call, trigger, modalForm(modal, language, words, metadata));
      await ack.give();
      if (window === 'late') await ways.privately(sentence(words(language, 'slack.form-too-late')));
    },
    complete: () => impossible('completing'),
  };
}
