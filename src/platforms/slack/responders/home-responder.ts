import type { Language } from '../../../chat/language.ts';
import type { Message } from '../../../chat/message.ts';
import type { Responder } from '../../../chat/responder.ts';
import type { Bot } from '../bot.ts';
import { homeView } from '../forms/message-view.ts';
import { done } from '../web-api/call-slack.ts';
import { impossible } from './impossible.ts';

/** Fills the page that somebody has just opened; what follows the first message stands below it. */
export function homeResponder(
  { call, words }: Pick<Bot, 'call' | 'words'>,
  user: string,
  language: Language,
): Responder {
  const said: Message[] = [];
  const show = async (message: Message): Promise<void> => {
    said.push(message);
    await call('views.publish', { user_id: user, view: homeView(said, language, words) }, done);
  };
  return {
    defer: async () => {},
    answer: (_, message) => show(message),
    refuse: show,
    update: show,
    note: show,
    open: () => impossible('a form'),
    complete: () => impossible('completing'),
  };
}
