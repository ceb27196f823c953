import { languages } from '../../chat/language.ts';
import { exampleKinds } from '../../content/examples.ts';
import type { EntryWords } from '../reading/entry-words.ts';
import { FUNCTION_WORDS } from '../reading/function-words.ts';
import { wordsOf } from '../reading/normalise.ts';
import type { VocabularyParts } from '../reading/vocabulary.ts';
import type { Material } from './material.ts';

/** Every word that is met, with how often. */
export function countWords(material: Material, entries: readonly EntryWords[]): VocabularyParts {
  const uses = new Map<string, number>();
  const own = new Set<string>();
  const count = (word: string): void => {
    uses.set(word, (uses.get(word) ?? 0) + 1);
  };
  const same = Object.values(material.same).flat().flatMap(wordsOf);
  const ownPlaces = material.ownPlaces.flatMap(wordsOf);
  for (const words of [same, ownPlaces, material.otherPlaces.flatMap(wordsOf)]) words.forEach(count);
  for (const language of languages) for (const word of FUNCTION_WORDS[language]) count(word);
  for (const kind of exampleKinds) for (const text of material.examples[kind]) wordsOf(text).forEach(count);
  for (const { said } of entries) {
    for (const words of said) {
      for (const word of words) {
        count(word);
        own.add(word);
      }
    }
  }
  for (const word of [...same, ...ownPlaces]) own.add(word);
  return {
    words: [...uses.keys()].join(' '),
    uses: Uint32Array.from(uses.values()),
    own: Uint8Array.from(uses.keys(), (word) => (own.has(word) ? 1 : 0)),
  };
}
