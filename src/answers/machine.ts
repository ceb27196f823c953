import type { Content } from '../content/content.ts';
import type { ModelParts } from './learning/fit-model.ts';
import { OtherPlaces } from './other-places.ts';
import { phraseWords } from './phrase-matcher.ts';
import { Speller } from './spelling.ts';
import { vocabularyOf } from './vocabulary.ts';
import { Scales } from './weigh.ts';

/** All that deciding needs, made of the content and of what was learned from it. */
export type Machine = {
  readonly speller: Speller;
  readonly places: OtherPlaces;
  readonly scales: Scales;
};

export function buildMachine(content: Content, learned: ModelParts): Machine {
  const { scope } = content.campaign;
  const phrases = [...Object.values(content.words.same), scope.own_places, scope.other_places].flat();
  const vocabulary = vocabularyOf(content, phrases.flatMap(phraseWords));
  return {
    speller: new Speller(vocabulary.known),
    places: new OtherPlaces(content),
    scales: new Scales(content, learned, vocabulary),
  };
}
