import type { Language } from '../../chat/language.ts';
import type { Message } from '../../chat/message.ts';
import type { Core } from '../../core.ts';
import type { Event } from '../../store/events.ts';
import { choiceFields } from '../drafting/answer-choices.ts';
import { confirmationButtons } from '../drafting/confirmation-buttons.ts';
import { voice } from '../showing/bilingual.ts';

/** A change in which nothing is different yet: how people answer now, with the buttons that choose otherwise. */
export function unchangedMessage(
  { phrases }: Core,
  draft: Event,
  alternative: Temporal.ZonedDateTime | null,
  language: Language,
): Message {
  const summary = phrases.text(language, 'event.edit.choices');
  return {
    summary,
    blocks: [
      { kind: 'heading', text: summary },
      { kind: 'text', text: voice(phrases, ['en', 'es']).title(draft.title) },
      { kind: 'fields', fields: choiceFields(phrases, draft, language) },
      { kind: 'text', text: phrases.text(language, 'event.edit.choose') },
      { kind: 'buttons', buttons: confirmationButtons(draft, [], alternative, phrases, language) },
    ],
  };
}
