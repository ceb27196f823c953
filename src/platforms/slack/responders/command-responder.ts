import type { RespondArguments } from '@slack/bolt';
import type { Language } from '../../../chat/language.ts';
import type { Message } from '../../../chat/message.ts';
import { PlatformError } from '../../../chat/platform-error.ts';
import type { Responder } from '../../../chat/responder.ts';
import type { Bot } from '../bot.ts';
import { modalForm } from '../forms/modal-form.ts';
import { openForm } from '../open-form.ts';
import { renderSlack } from '../render/render.ts';
import type { Acknowledgement } from './acknowledgement.ts';
import { impossible } from './impossible.ts';
import { type Origin, waysBack } from './ways-back.ts';

export interface CommandOrigin extends Origin {
  readonly trigger: string;
  readonly language: Language;
}

/** Answers a slash command: the first message travels with the acknowledgement, the others follow it. */
export function commandResponder(
  bot: Pick<Bot, 'call' | 'respond' | 'words' | 'log'>,
  origin: CommandOrigin,
  ack: Acknowledgement<RespondArguments>,
): Responder {
  const { words } = bot;
  const ways = waysBack(bot, origin);
  const answer = async (visibility: 'private' | 'public', message: Message): Promise<void> => {
    const isPrivate = visibility === 'private';
    if (ack.given) return isPrivate ? ways.privately(message) : ways.publicly(message);
    const [body, ...more] = renderSlack(message);
    if (!body) throw new PlatformError('nothing to say', { code: 'rejected', retry: 'never' });
    await ack.give({ response_type: isPrivate ? 'ephemeral' : 'in_channel', ...body });
    for (const part of more) await (isPrivate ? ways.partPrivately(part) : ways.partPublicly(part));
  };
  return {
    defer: () => ack.give(),
    answer,
    refuse: (message) => answer('private', message),
    // There is nothing to replace: what was typed is no message.
    update: (message) => answer('private', message),
    note: (message) => answer('private', message),
    async open(modal) {
      const { responseUrl, channel, thread, trigger, language } = origin;
      const metadata = { response_url: responseUrl, channel, thread };
      const view = modalForm(modal, language, words, metadata);
      const tell = (message: Message) => answer('private', message);
      await openForm(bot, { trigger, language, view, acknowledge: () => ack.give(), tell });
    },
    complete: () => impossible('completing'),
  };
}
