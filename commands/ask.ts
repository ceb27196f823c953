import { z } from 'zod';
import { answerArgs, answerCall, decisionOf } from '../src/answers/reply/answer-call.ts';
import { compose } from '../src/answers/reply/compose.ts';
import { paragraphsMessage } from '../src/answers/reply/paragraphs-message.ts';
import { privateAnswer, topicAnswer } from '../src/answers/reply/private-answer.ts';
import { action, command, listener } from '../src/chat/command.ts';
import { type Language, languageSchema } from '../src/chat/language.ts';
import type { Message } from '../src/chat/message.ts';
import { text } from '../src/chat/options.ts';
import type { Place } from '../src/chat/place.ts';
import { Refusal } from '../src/chat/refusal.ts';
import type { Core } from '../src/core.ts';
import { holdQuestion } from '../src/organizers/questions/hold-question.ts';
import { settingsHint } from '../src/organizers/settings/settings-hint.ts';

/** As many as Discord lets an option hold: what is too long to be a question is for the answers to say. */
const mostCharacters = 6_000;

export const ask = command({
  name: 'ask',
  description: 'command.ask',
  options: z.object({ question: text(mostCharacters) }),
  who: 'anyone',
  answers: 'private',
  isSlow: (core: Core) => !core.answers.isPrepared(),
  async run(asked, core: Core) {
    const { question } = asked.options;
    const decision = await core.answers.ask(question, asked.actor.language);
    return privateAnswer(core, decision, asked, await holdQuestion(core, question, decision, asked));
  },
});

/**
 * A mention or a direct message. Where others read along, a line with a button stands in for the answer: it is the
 * asker's alone until they share it. Somebody in danger gets the number at once.
 */
export const question = listener({
  name: 'question',
  options: z.object({ text: z.string() }),
  who: 'anyone',
  answers: 'public',
  isSlow: (core: Core) => !core.answers.isPrepared(),
  async run(asked, core: Core): Promise<Message> {
    const { options, actor, place, direct } = asked;
    const decision = await core.answers.ask(options.text, actor.language);
    const { status, language } = decision;
    const answer = paragraphsMessage(compose(decision, core.content));
    const forOrganizers = await settingsHint(core, asked, language);
    if (decision.reason === 'empty') {
      const helped = withHelp(core, answer, language, place);
      return { ...helped, blocks: [...helped.blocks, ...forOrganizers] };
    }
    const held = await holdQuestion(core, options.text, decision, asked);
    if (direct) return privateAnswer(core, decision, asked, held);
    if (status === 'urgent') return answer;
    const say = (key: string) => core.phrases.text(language, key);
    const summary = say('ask.in-private');
    return {
      summary,
      blocks: [
        { kind: 'text', text: summary },
        {
          kind: 'buttons',
          buttons: [{ label: say('ask.privately'), look: 'primary', press: answerCall(decision, held) }],
        },
        ...forOrganizers,
      ],
    };
  },
});

/** Whoever only calls the bot's name learns what it can do: that tells nobody anything about them. */
function withHelp(core: Core, answer: Message, language: Language, place: Place): Message {
  const slash = core.slash(place.platform);
  const text = core.phrases.text(language, 'ask.help-too', { slash });
  return { ...answer, blocks: [...answer.blocks, { kind: 'text', text }] };
}

/** *Answer me privately* under such a line. */
export const answerPrivately = action({
  name: 'answer',
  options: answerArgs,
  who: 'anyone',
  answers: 'private',
  async run(asked, core: Core) {
    const decision = decisionOf(asked.options, core.content);
    if (!decision) throw new Refusal('ask.topic-gone');
    return privateAnswer(core, decision, asked, asked.options.question ?? null);
  },
});

/** A topic to tap, in the reader's language, or in the one that the button names. */
export const topic = action({
  name: 'topic',
  options: z.object({ entry: z.string(), language: languageSchema.optional() }),
  who: 'anyone',
  answers: 'private',
  async run(asked, core: Core) {
    const { entry: id, language = asked.actor.language } = asked.options;
    const entry = core.content.entry(id, language);
    if (!entry) throw new Refusal('ask.topic-gone');
    return topicAnswer(core, entry, asked);
  },
});
