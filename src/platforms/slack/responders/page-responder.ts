import type { Message } from '../../../chat/message.ts';
import type { Responder } from '../../../chat/responder.ts';
import type { Bot } from '../bot.ts';
import { homeView, messageModal } from '../forms/message-view.ts';
import { modalForm } from '../forms/modal-form.ts';
import { openForm } from '../open-form.ts';
import { done } from '../web-api/call-slack.ts';
import { openView } from '../web-api/open-view.ts';
import type { Acknowledgement } from './acknowledgement.ts';
import { impossible } from './impossible.ts';
import type { PressOrigin } from './message-responder.ts';
import { type Origin, waysBack } from './ways-back.ts';

/** On the bot's own page nothing can be answered in place: no channel, no address. */
const nowhere = { response_url: null, channel: '', thread: null };

/** Shows what is said in a window over the page: the first opens it, the others follow below. */
function windowOver(bot: Pick<Bot, 'call' | 'respond' | 'words'>, { user, trigger, language }: PressOrigin) {
  const { call, words } = bot;
  const origin: Origin = { user, channel: '', thread: null, responseUrl: null };
  const said: Message[] = [];
  let window: string | null = null;
  return async (message: Message): Promise<void> => {
    said.push(message);
    const view = messageModal(said, language, words, nowhere);
    if (window !== null) return void (await call('views.update', { view_id: window, view }, done));
    const opened = await openView(call, trigger, view);
    if (typeof opened === 'object') window = opened.id;
    else await waysBack(bot, origin).privately(message);
  };
}

/** Answers a button on the bot's own page. https://docs.slack.dev/surfaces/app-home */
export function pageResponder(
  bot: Pick<Bot, 'call' | 'respond' | 'words' | 'log'>,
  origin: PressOrigin,
  ack: Acknowledgement<void>,
): Responder {
  const { call, words } = bot;
  const { user, trigger, language } = origin;
  const show = windowOver(bot, origin);
  const say = async (message: Message): Promise<void> => {
    await ack.give();
    await show(message);
  };
  return {
    defer: () => ack.give(),
    answer: (_, message) => say(message),
    refuse: (message) => say(message),
    note: (message) => say(message),
    async update(message) {
      await ack.give();
      await call('views.publish', { user_id: user, view: homeView([message], language, words) }, done);
    },
    async open(modal) {
      const view = modalForm(modal, language, words, nowhere);
      const tell = async (message: Message): Promise<void> => {
        await ack.give();
        await waysBack(bot, origin).privately(message);
      };
      await openForm(bot, { trigger, language, view, acknowledge: () => ack.give(), tell });
    },
    complete: () => impossible('completing'),
  };
}
