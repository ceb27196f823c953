import type { Language } from '../chat/language.ts';
import type { Button } from '../chat/message.ts';
import type { Phrases } from '../phrases/phrases.ts';

/** *My data*: what is kept of whoever taps it. */
export function myDataButton(phrases: Phrases, language: Language): Button {
  return {
    label: phrases.text(language, 'my-data.button'),
    look: 'plain',
    press: { action: 'my-data', args: [] },
  };
}
