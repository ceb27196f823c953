import type { Language } from '../../chat/language.ts';
import type { Button } from '../../chat/message.ts';
import type { Phrases } from '../../phrases/phrases.ts';
import type { Event } from '../../store/events.ts';
import { formatBriefly } from '../when/format-when.ts';
import { choiceButtons } from './answer-choices.ts';

/** What can be done with a draft: the first way stands out. */
export interface DoIt {
  readonly label: string;
  readonly action: string;
}

/** Under what was understood: do it, take the other reading of the time, change it, choose how people answer, or let it be. */
export function confirmationButtons(
  draft: Event,
  ways: readonly DoIt[],
  alternative: Temporal.ZonedDateTime | null,
  phrases: Phrases,
  language: Language,
): Button[] {
  const button = (label: string, action: string, ...args: string[]): Button => ({
    label,
    look: action === ways[0]?.action ? 'primary' : 'plain',
    press: { action, args: [draft.id, ...args] },
  });
  const rather = (at: Temporal.ZonedDateTime): Button =>
    button(
      phrases.text(language, 'event.create.rather', { when: formatBriefly(at, language) }),
      'event-at',
      String(at.epochMilliseconds),
    );
  return [
    ...ways.map(({ label, action }) => button(label, action)),
    ...(alternative ? [rather(alternative)] : []),
    button(phrases.text(language, 'event.create.change'), 'event-change'),
    ...choiceButtons(phrases, draft, alternative, language),
    ...(draft.edits === null ? [button(phrases.text(language, 'repeats.button'), 'event-repeats')] : []),
    button(phrases.text(language, 'event.create.discard'), 'event-discard'),
  ];
}
