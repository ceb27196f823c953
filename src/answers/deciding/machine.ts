import type { Content } from '../../content/content.ts';
import { FeatureReader } from '../learning/feature-reader.ts';
import type { Learned } from '../learning/learn.ts';
import { Speller } from '../reading/spelling.ts';
import { type Vocabulary, vocabularyFrom } from '../reading/vocabulary.ts';
import { searchEntries } from './entry-search.ts';
import { OtherPlaces } from './other-places.ts';
import { Scales } from './weigh.ts';

/** All that deciding needs, made of the content and of what was learned from it. */
export type Machine = {
  readonly vocabulary: Vocabulary;
  readonly speller: Speller;
  readonly places: OtherPlaces;
  readonly scales: Scales;
};

/** Takes a moment, in pieces between which everything else goes on. */
export async function buildMachine(
  content: Content,
  { model, vocabulary, index }: Learned,
): Promise<Machine> {
  const words = await vocabularyFrom(vocabulary);
  const speller = await Speller.from(words.known);
  const places = await OtherPlaces.from(content);
  const reader = new FeatureReader(content.words.same, content.campaign.scope.own_places);
  const search = await searchEntries(index, reader);
  return { vocabulary: words, speller, places, scales: new Scales(model, words, reader, search) };
}
