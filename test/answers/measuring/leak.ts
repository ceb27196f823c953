import { wordsOf } from '../../../src/answers/reading/normalise.ts';
import { languages } from '../../../src/chat/language.ts';
import type { Content } from '../../../src/content/content.ts';
import type { LabelledQuestion } from './labelled-questions.ts';

/** The questions that do not stand, word for word, in what the answers learn from: the others prove nothing. */
export function unseen(questions: readonly LabelledQuestion[], content: Content): LabelledQuestion[] {
  const key = (text: string) => wordsOf(text).join(' ');
  const learned = new Set(Object.values(content.examples).flat().map(key));
  for (const language of languages)
    for (const { title, questions: listed, aliases, asked } of content.entries(language))
      for (const text of [title, ...listed, ...aliases, ...asked]) learned.add(key(text));
  return questions.filter(({ question }) => !learned.has(key(question)));
}
