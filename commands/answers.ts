import { z } from 'zod';
import { countFirstVote } from '../src/answers/reply/first-vote.ts';
import { votedAnswer } from '../src/answers/reply/thanks.ts';
import { action, command } from '../src/chat/command.ts';
import { strong } from '../src/chat/inline.ts';
import { languageSchema } from '../src/chat/language.ts';
import type { Message } from '../src/chat/message.ts';
import { Refusal } from '../src/chat/refusal.ts';
import { textMessage } from '../src/chat/text-message.ts';
import type { Core } from '../src/core.ts';
import { verdicts } from '../src/store/answer-votes.ts';

/** Who looks for what to mend begins at the top. */
const mostShown = 15;

export const answers = command({
  name: 'answers',
  description: 'command.answers',
  options: z.object({}),
  who: 'organize',
  records: null,
  answers: 'private',
  async run({ actor }, core: Core): Promise<Message> {
    const say = (key: string, values = {}) => core.phrases.text(actor.language, key, values);
    const votes = await core.store.answerVotes.all();
    const sum = (verdict: 'yes' | 'no') => votes.reduce((total, each) => total + each[verdict], 0);
    const summary = votes.length === 0 ? say('answers.none') : say('answers.title');
    if (votes.length === 0) return textMessage(summary);
    const items = votes.slice(0, mostShown).map(({ entry, language, yes, no }) => {
      const title = core.content.entry(entry, language)?.title ?? say('answers.gone', { entry });
      return [
        strong(title),
        ` (${say(`answers.language-${language}`)}): ${say('answers.count', { yes, no })}`,
      ];
    });
    const more = votes.length - items.length;
    return {
      summary,
      blocks: [
        { kind: 'heading', text: summary },
        { kind: 'list', items },
        ...(more > 0 ? [{ kind: 'text', text: say('answers.more', { more }) } as const] : []),
        { kind: 'text', text: say('answers.total', { yes: sum('yes'), no: sum('no') }) },
        { kind: 'citation', text: say('answers.note') },
      ],
    };
  },
});

/** *Was this right?* under a private answer. */
export const vote = action({
  name: 'vote',
  options: z.object({
    entry: z.string(),
    language: languageSchema,
    verdict: z.enum(verdicts),
    answer: z.string(),
  }),
  who: 'anyone',
  answers: 'update',
  async run(asked, core: Core) {
    const { entry: id, language, verdict, answer } = asked.options;
    const entry = core.content.entry(id, language);
    if (!entry) throw new Refusal('ask.topic-gone');
    await countFirstVote(core, answer, core.clock.now(), ({ answerVotes }) =>
      answerVotes.add(id, language, verdict),
    );
    return votedAnswer(core, entry, asked, verdict, answer);
  },
});
