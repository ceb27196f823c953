import { z } from 'zod';
import { answerArgs, answerCall, decisionOf } from '../src/answers/answer-call.ts';
import { compose, composeEntry } from '../src/answers/compose.ts';
import { paragraphsMessage } from '../src/answers/paragraphs-message.ts';
import { action, command, listener } from '../src/chat/command.ts';
import type { Language } from '../src/chat/language.ts';
import type { Message } from '../src/chat/message.ts';
import { text } from '../src/chat/options.ts';
import type { Place } from '../src/chat/place.ts';
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

/**
 * A mention or a direct message. Where others read along and the answer cannot stand apart, a line with a button
 * stands in for it; somebody in danger gets the number at once.
 */
export const question = listener({
  name: 'question',
  options: z.object({ text: z.string() }),
  who: 'anyone',
  answers: 'public',
  async run({ options, actor, place, direct }, core: Core): Promise<Message> {
    const decision = core.answers.ask(options.text, actor.language);
    const answer = paragraphsMessage(compose(decision, core.content));
    if (decision.reason === 'empty') return withHelp(core, answer, decision.language, place);
    const apart = direct || core.platform(place.platform)?.capabilities.threads === true;
    if (apart || decision.status === 'urgent') return answer;
    const say = (key: string) => core.phrases.text(decision.language, key);
    const summary = say('ask.in-private');
    return {
      summary,
      blocks: [
        { kind: 'text', text: summary },
        {
          kind: 'buttons',
          buttons: [{ label: say('ask.privately'), look: 'primary', press: answerCall(decision) }],
        },
      ],
    };
  },
});

/** Whoever only calls the bot's name learns what it can do: that tells nobody anything about them. */
function withHelp(core: Core, answer: Message, language: Language, place: Place): Message {
  const slash = core.platform(place.platform)?.capabilities.slash ?? '';
  const text = core.phrases.text(language, 'ask.help-too', { slash });
  return { ...answer, blocks: [...answer.blocks, { kind: 'text', text }] };
}

/** *Answer me privately* under such a line. */
export const privateAnswer = action({
  name: 'answer',
  options: answerArgs,
  who: 'anyone',
  answers: 'private',
  async run({ options }, core: Core) {
    const decision = decisionOf(options, core.content);
    if (!decision) throw new Refusal('ask.topic-gone');
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
