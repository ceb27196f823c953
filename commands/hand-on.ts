import { z } from 'zod';
import { action } from '../src/chat/command.ts';
import type { Message } from '../src/chat/message.ts';
import { textMessage } from '../src/chat/text-message.ts';
import type { Core } from '../src/core.ts';
import { handOn } from '../src/organizers/questions/hand-on.ts';

/** *Send to organizers* under an answer that did not help. The button knows nothing of the question. */
export const sendToOrganizers = action({
  name: 'hand-on',
  options: z.object({ question: z.string() }),
  who: 'anyone',
  answers: 'private',
  async run({ options, actor }, core: Core): Promise<Message> {
    const language = await handOn(core, options.question, actor);
    const summary = core.phrases.text(language, 'hand-on.done');
    return textMessage(summary);
  },
});
