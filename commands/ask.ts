import { z } from 'zod';
import { compose, composeEntry } from '../src/answers/compose.ts';
import { paragraphsMessage } from '../src/answers/paragraphs-message.ts';
import { action, command } from '../src/chat/command.ts';
import { text } from '../src/chat/options.ts';
import { Refusal } from '../src/chat/refusal.ts';
import type { Core } from '../src/core.ts';

/** As many as Discord lets an option hold: what is too long to be a question is for the answers to say. */
const mostCharacters = 6_000;

export const ask = command({
  name: 'ask',
  description: 'command.ask',
  options: z.object({ question: text(mostCharacters) }),
  who: 'anyone',
  answers: 'private',
  async run({ options, actor }, core: Core) {
    const decision = core.answers.ask(options.question, actor.language);
    return paragraphsMessage(compose(decision, core.content));
  },
});

export const topic = action({
  name: 'topic',
  options: z.object({ entry: z.string() }),
  who: 'anyone',
  answers: 'private',
  async run({ options, actor }, core: Core) {
    const entry = core.content.entry(options.entry, actor.language);
    if (!entry) throw new Refusal('ask.topic-gone');
    return paragraphsMessage(composeEntry(entry, core.content));
  },
});
