import { create, insertMultiple, search } from '@orama/orama';
import Fuse from 'fuse.js';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import type { Document } from './documents.ts';

/** What a search engine says of a question: its best entry, and how good it finds it (in its own unit). */
export type Hit = { readonly entry: string; readonly score: number } | null;

export type Find = (question: string) => Hit;

const FIELDS = ['title', 'asked', 'told'] as const;

export type Rival = {
  readonly name: string;
  readonly index: (documents: readonly Document[]) => Find;
  /** Every how many questions it is asked one: Fuse.js takes half a second for each. */
  readonly every: number;
};

/** Search engines as they come. */
export const rivals: readonly Rival[] = [
  { name: 'MiniSearch', index: miniSearch, every: 1 },
  { name: 'Fuse.js', index: fuse, every: 12 },
  { name: 'Orama', index: orama, every: 1 },
  { name: 'Lunr', index: lunrJs, every: 1 },
];

export function miniSearch(documents: readonly Document[]): Find {
  const engine = new MiniSearch<Document>({ fields: [...FIELDS], storeFields: ['entry'] });
  engine.addAll(documents);
  return (question) => {
    const [hit] = engine.search(question);
    return hit ? { entry: String(hit.entry), score: hit.score } : null;
  };
}

function fuse(documents: readonly Document[]): Find {
  // Wherever in the text the match stands, and however bad it is: the threshold is fitted afterwards.
  const keys = [...FIELDS];
  const engine = new Fuse([...documents], { keys, includeScore: true, ignoreLocation: true, threshold: 1 });
  return (question) => {
    const [hit] = engine.search(question, { limit: 1 });
    return hit ? { entry: hit.item.entry, score: 1 - (hit.score ?? 1) } : null;
  };
}

function orama(documents: readonly Document[]): Find {
  const engine = create({ schema: { entry: 'string', title: 'string', asked: 'string', told: 'string' } });
  const inserted = insertMultiple(engine, [...documents]);
  if (inserted instanceof Promise) throw new TypeError('Orama without plugins inserts at once');
  return (question) => {
    const found = search(engine, { term: question, properties: [...FIELDS], limit: 1 });
    if (found instanceof Promise) throw new TypeError('Orama without plugins answers at once');
    const [hit] = found.hits;
    return hit ? { entry: hit.document.entry, score: hit.score } : null;
  };
}

function lunrJs(documents: readonly Document[]): Find {
  const entries = new Map(documents.map(({ id, entry }) => [id, entry]));
  const engine = lunr((builder) => {
    builder.ref('id');
    for (const field of FIELDS) builder.field(field);
    for (const document of documents) builder.add(document);
  });
  return (question) => {
    const [hit] = engine.query((query) => {
      for (const token of lunr.tokenizer(question)) query.term(token, {});
    });
    return hit ? { entry: entries.get(hit.ref) ?? '', score: hit.score } : null;
  };
}
