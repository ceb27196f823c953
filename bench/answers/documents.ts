import { readMaterial } from '../../src/answers/learning/material.ts';
import { syllabusOf } from '../../src/answers/learning/syllabus.ts';
import type { Content } from '../../src/content/content.ts';

/** What a search engine indexes: an entry in both languages, or one way of asking for it. `id` is unique. */
export type Document = {
  readonly id: string;
  readonly entry: string;
  readonly title: string;
  readonly asked: string;
  readonly told: string;
};

/** Every entry as one document, with everything that our own answers learn from. */
export async function byEntry(content: Content): Promise<Document[]> {
  const { entries } = await readMaterial(syllabusOf(content));
  return [...Map.groupBy(entries, ({ id }) => id)].map(([id, twins]) => ({
    id,
    entry: id,
    title: twins.map(({ title }) => title).join('\n'),
    asked: twins.flatMap(({ questions, aliases, asked }) => [...questions, ...aliases, ...asked]).join('\n'),
    told: twins.map(({ language }) => content.entry(id, language)?.body ?? '').join('\n'),
  }));
}

/** Every way of asking as a document of its own. */
export async function byQuestion(content: Content): Promise<Document[]> {
  return (await byEntry(content)).flatMap(({ entry, title, asked }) =>
    asked.split('\n').map((question, at) => ({
      id: `${entry} ${at}`,
      entry,
      title: at === 0 ? title : '',
      asked: question,
      told: '',
    })),
  );
}
