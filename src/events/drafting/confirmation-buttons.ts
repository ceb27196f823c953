import type { Language } from '../../chat/language.ts';
import type { Button } from '../../chat/message.ts';
import type { Phrases } from '../../phrases/phrases.ts';
import type { Event } from '../../store/events.ts';
import { formatBriefly } from '../when/format-when.ts';

/** Under what was understood: do it, take the other reading of the time, change it, or let it be. */
export function confirmationButtons(
  draft: Event,
  doIt: { readonly label: string; readonly action: string },
  alternative: Temporal.ZonedDateTime | null,
  phrases: Phrases,
  language: Language,
): Button[] {
  const button = (label: string, action: string, ...args: string[]): Button => ({
    label,
    look: action === doIt.action ? 'primary' : 'plain',
    press: { action, args: [draft.id, ...args] },
  });
  const rather = (at: Temporal.ZonedDateTime): Button =>
    button(
      phrases.text(language, 'event.create.rather', { when: formatBriefly(at, language) }),
      'event-at',
      String(at.epochMilliseconds),
    );
  return [
    button(doIt.label, doIt.action),
    ...(alternative ? [rather(alternative)] : []),
    button(phrases.text(language, 'event.create.change'), 'event-change'),
    button(phrases.text(language, 'event.create.discard'), 'event-discard'),
  ];
}
