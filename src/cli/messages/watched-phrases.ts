import { plainText } from '../../chat/inline.ts';
import type { Phrases } from '../../phrases/phrases.ts';

/** The same phrases, noting in `used` which were said. */
export function watchedPhrases(phrases: Phrases, used: Set<string>): Phrases {
  const rich: Phrases['rich'] = (language, key, values) => {
    used.add(key);
    return phrases.rich(language, key, values);
  };
  return { ...phrases, rich, text: (language, key, values) => plainText(rich(language, key, values)) };
}
