import { languages } from '../../chat/language.ts';
import type { Campaign } from '../../content/campaign.ts';
import type { Content } from '../../content/content.ts';
import { breathe } from '../reading/breathe.ts';
import { wordsOf } from '../reading/normalise.ts';
import { PhraseMatcher } from '../reading/phrase-matcher.ts';

/** A shorter word that ends in an s belongs to nobody. */
const LEAST_OWNER = 4;

/** Knows the names of other places, and which entries speak of them. */
export class OtherPlaces {
  readonly #matcher: PhraseMatcher;
  /** For each place, the entries that are asked about in its name. */
  readonly #spokenOf = new Map<string, Set<string>>();

  private constructor({ own_places: own, other_places: other }: Campaign['scope']) {
    this.#matcher = new PhraseMatcher({ other, own });
  }

  static async from(content: Content): Promise<OtherPlaces> {
    const places = new OtherPlaces(content.campaign.scope);
    for (const language of languages) {
      for (const { id, title, questions, aliases } of content.entries(language)) {
        for (const text of [title, ...questions, ...aliases]) places.#note(id, wordsOf(text));
        await breathe();
      }
    }
    return places;
  }

  #note(id: string, words: readonly string[]): void {
    for (const place of this.#find(words)) {
      const ids = this.#spokenOf.get(place) ?? new Set();
      this.#spokenOf.set(place, ids.add(id));
    }
  }

  /** The names of other places among folded words, also with an English "'s" behind them. */
  namedIn(words: readonly string[]): string[] {
    const owners = words.map((word) => (word.length > LEAST_OWNER ? word.replace(/s$/, '') : word));
    return [...this.#find(words), ...this.#find(owners)];
  }

  #find(words: readonly string[]): string[] {
    return this.#matcher
      .longest(words)
      .filter(({ name }) => name === 'other')
      .map(({ at, length }) => words.slice(at, at + length).join(' '));
  }

  /** Whether an entry is asked about in the name of one of these places. */
  speaksOf(id: string, places: readonly string[]): boolean {
    return places.some((place) => this.#spokenOf.get(place)?.has(id) === true);
  }
}
