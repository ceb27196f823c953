import { z } from 'zod';
import { action } from '../src/chat/command.ts';
import { languageSchema } from '../src/chat/language.ts';
import type { Message } from '../src/chat/message.ts';
import { Refusal } from '../src/chat/refusal.ts';
import { textMessage } from '../src/chat/text-message.ts';
import type { Core } from '../src/core.ts';
import { shareAnswer } from '../src/sharing/share-answer.ts';

/** *Share here* under a private answer. */
export const share = action({
  name: 'share',
  options: z.object({ entry: z.string(), language: languageSchema }),
  who: 'anyone',
  answers: 'private',
  async run({ options, actor, place, direct }, core: Core): Promise<Message> {
    const entry = core.content.entry(options.entry, options.language);
    if (!entry) throw new Refusal('ask.topic-gone');
    if (direct) throw new Refusal('share.not-here');
    // They were not offered the button, or had it when they still might: the bot is no way around a channel's rules.
    if (!actor.maySpeak) throw new Refusal('share.may-not-write');
    await shareAnswer(core, entry, place);
    const summary = core.phrases.text(options.language, 'share.done');
    return textMessage(summary);
  },
});
