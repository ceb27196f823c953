import { readEntryWords } from '../reading/entry-words.ts';
import type { VocabularyParts } from '../reading/vocabulary.ts';
import { countWords } from './count-words.ts';
import { FeatureReader } from './feature-reader.ts';
import { fitModel, type ModelParts } from './fit-model.ts';
import { type EntryIndex, indexEntries } from './index-entries.ts';
import { lessonsFrom } from './lessons.ts';
import type { Material } from './material.ts';

/** All that is kept of what was read, as plain data that can be handed to another process. */
export type Learned = {
  readonly model: ModelParts;
  readonly vocabulary: VocabularyParts;
  readonly index: EntryIndex;
};

/** Takes seconds. The same material always teaches the same. */
export function learn(material: Material): Learned {
  const entries = readEntryWords(material.entries);
  const vocabulary = countWords(material, entries);
  const reader = new FeatureReader(material.same, material.ownPlaces);
  reader.remember(vocabulary.words.split(' '));
  return { model: fitModel(lessonsFrom(material)), vocabulary, index: indexEntries(entries, reader) };
}
