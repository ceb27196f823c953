import type { Content } from '../../content/content.ts';
import type { ModelParts } from '../learning/fit-model.ts';
import { readEntryWords } from '../reading/entry-words.ts';
import { wordsOf } from '../reading/normalise.ts';
import { Speller } from '../reading/spelling.ts';
import { type Vocabulary, vocabularyOf } from '../reading/vocabulary.ts';
import { OtherPlaces } from './other-places.ts';
import { Scales } from './weigh.ts';

/** All that deciding needs, made of the content and of what was learned from it. */
export type Machine = {
  readonly vocabulary: Vocabulary;
  readonly speller: Speller;
  readonly places: OtherPlaces;
  readonly scales: Scales;
};

/** Takes about half a second, in pieces between which everything else goes on. */
export async function buildMachine(content: Content, learned: ModelParts): Promise<Machine> {
  const { scope } = content.campaign;
  const phrases = [...Object.values(content.words.same), scope.own_places, scope.other_places].flat();
  const entries = await readEntryWords(content);
  const vocabulary = await vocabularyOf(content, entries, phrases.flatMap(wordsOf));
  return {
    vocabulary,
    speller: new Speller(vocabulary.known),
    places: new OtherPlaces(scope, entries),
    scales: await Scales.from(content, entries, learned, vocabulary),
  };
}
