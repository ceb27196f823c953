import { readMaterial } from '../../../src/answers/learning/material.ts';
import { syllabusOf } from '../../../src/answers/learning/syllabus.ts';
import { wordsOf } from '../../../src/answers/reading/normalise.ts';
import type { Content } from '../../../src/content/content.ts';
import type { LabelledQuestion } from './labelled-questions.ts';

/** The questions that do not stand, word for word, in what the answers learn from: the others prove nothing. */
export async function unseen(
  questions: readonly LabelledQuestion[],
  content: Content,
): Promise<LabelledQuestion[]> {
  const key = (text: string) => wordsOf(text).join(' ');
  const { examples, entries } = await readMaterial(syllabusOf(content));
  const learned = new Set(Object.values(examples).flat().map(key));
  for (const { title, questions: listed, aliases, asked } of entries)
    for (const text of [title, ...listed, ...aliases, ...asked]) learned.add(key(text));
  return questions.filter(({ question }) => !learned.has(key(question)));
}
