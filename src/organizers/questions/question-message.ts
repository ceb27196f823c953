import type { Block, Message } from '../../chat/message.ts';
import type { Core } from '../../core.ts';
import { voice } from '../../events/showing/bilingual.ts';
import type { Group } from '../../store/groups.ts';
import { type HeldQuestion, mostCharacters } from './held-questions.ts';

/** A question as organizers read it: the words alone, and what can be done. Nothing in it tells who asked, or where. */
export function questionMessage(core: Core, group: Group, question: HeldQuestion): Message {
  const speaker = voice(core.phrases, group.languages);
  const texts = (key: string, values = {}): Block[] =>
    speaker.lines(key, () => values).map((text) => ({ kind: 'text', text }));
  const why = `organizers.question.${question.status}`;
  return {
    summary: core.phrases.text(speaker.languages[0], why, { answer: question.answer ?? '' }),
    blocks: [
      ...texts(why, { answer: question.answer ?? '' }),
      { kind: 'quote', text: question.text },
      ...(question.isCut ? texts('organizers.question.cut', { most: mostCharacters }) : []),
      ...speaker.lines('organizers.question.what-to-do').map((text): Block => ({ kind: 'citation', text })),
    ],
  };
}
