import { z } from 'zod';
import { allTopics, browsedEntry, someTopics } from '../src/answers/browsing/browse-messages.ts';
import { entriesMeant } from '../src/answers/browsing/match-entries.ts';
import { answerTo } from '../src/answers/reply/answer-to.ts';
import { privateAnswer } from '../src/answers/reply/private-answer.ts';
import { type Asked, action, command } from '../src/chat/command.ts';
import { languageSchema } from '../src/chat/language.ts';
import type { Message } from '../src/chat/message.ts';
import { entryOption } from '../src/chat/options.ts';
import { Refusal } from '../src/chat/refusal.ts';
import type { Core } from '../src/core.ts';
import { holdQuestion } from '../src/organizers/questions/hold-question.ts';

export const ordinance = command({
  name: 'ordinance',
  description: 'command.ordinance',
  options: z.object({ topic: entryOption().optional() }),
  who: 'anyone',
  answers: 'private',
  async run(asked, core: Core) {
    const { options, actor, place } = asked;
    return options.topic === undefined
      ? allTopics(core, place.platform, actor.language)
      : named(core, options.topic, asked);
  },
});

/** The entry of this id or name, the several that it may mean, or what answers the words as a question. */
async function named(core: Core, topic: string, asked: Asked<unknown>): Promise<Message> {
  const { language } = asked.actor;
  const picked = core.content.entry(topic, language);
  if (picked) return browsedEntry(core, picked, asked);
  const { entries, isExact } = entriesMeant(core.content.entries(language), topic);
  const [first, ...others] = entries;
  const decision = isExact ? null : await answerTo(core, topic, language);
  // Whoever writes of danger gets the number first, whatever the words may also name.
  if (first && decision?.status !== 'urgent') {
    return others.length === 0
      ? browsedEntry(core, first, asked)
      : someTopics(core, [first, ...others], language);
  }
  if (!decision) throw new Refusal('ordinance.no-topic', {}, 'topic');
  return privateAnswer(core, decision, asked, await holdQuestion(core, topic, decision, asked));
}

/** A topic that was chosen from a list, or the one before or after another. */
export const ordinanceTopic = action({
  name: 'ordinance',
  options: z.object({ value: z.string(), language: languageSchema }),
  who: 'anyone',
  answers: 'update',
  async run(asked, core: Core) {
    const entry = core.content.entry(asked.options.value, asked.options.language);
    if (!entry) throw new Refusal('ask.topic-gone');
    return { message: browsedEntry(core, entry, asked) };
  },
});

/** *All topics* below an entry. */
export const ordinanceTopics = action({
  name: 'ordinance-topics',
  options: z.object({ language: languageSchema }),
  who: 'anyone',
  answers: 'update',
  async run({ options, place }, core: Core) {
    return { message: allTopics(core, place.platform, options.language) };
  },
});
