import { languages } from '../../src/chat/language.ts';
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
export function byEntry(content: Content): Document[] {
  return content.entries(languages[0]).map(({ id }) => {
    const twins = languages.flatMap((language) => content.entry(id, language) ?? []);
    return {
      id,
      entry: id,
      title: twins.map(({ title }) => title).join('\n'),
      asked: twins
        .flatMap(({ questions, aliases, asked }) => [...questions, ...aliases, ...asked])
        .join('\n'),
      told: twins.map(({ body }) => body).join('\n'),
    };
  });
}

/** Every way of asking as a document of its own. */
export function byQuestion(content: Content): Document[] {
  return byEntry(content).flatMap(({ entry, title, asked }) =>
    asked.split('\n').map((question, at) => ({
      id: `${entry} ${at}`,
      entry,
      title: at === 0 ? title : '',
      asked: question,
      told: '',
    })),
  );
}
