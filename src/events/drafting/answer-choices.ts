import type { Language } from '../../chat/language.ts';
import type { Button } from '../../chat/message.ts';
import type { Phrases } from '../../phrases/phrases.ts';
import type { Event } from '../../store/events.ts';
import type { Field } from '../showing/fact-fields.ts';

/** What organizers choose of how people answer: whether they see names, and whether reactions count. */
export const answerChoices = ['names', 'reactions'] as const;

export type AnswerChoice = (typeof answerChoices)[number];

type Answered = Pick<Event, 'showsNames' | 'buttonsOnly'>;

function isChosen({ showsNames, buttonsOnly }: Answered, choice: AnswerChoice): boolean {
  return choice === 'names' ? showsNames : !buttonsOnly;
}

/** The event with that choice made. */
export function choosing<E extends Answered>(event: E, choice: AnswerChoice, yes: boolean): E {
  return choice === 'names' ? { ...event, showsNames: yes } : { ...event, buttonsOnly: !yes };
}

/** In words: "Organizers see only how many come". */
export function choiceWords(
  phrases: Phrases,
  event: Answered,
  choice: AnswerChoice,
  language: Language,
): string {
  return phrases.text(language, `event.choose.${choice}.${isChosen(event, choice) ? 'yes' : 'no'}`);
}

export function choiceFields(phrases: Phrases, event: Answered, language: Language): Field[] {
  return answerChoices.map((choice) => ({
    label: phrases.text(language, `event.choose.${choice}`),
    value: choiceWords(phrases, event, choice, language),
  }));
}

/** A button for each that chooses the contrary. The other reading of the time, if there is one, must not be lost by it. */
export function choiceButtons(
  phrases: Phrases,
  draft: Event,
  alternative: Temporal.ZonedDateTime | null,
  language: Language,
): Button[] {
  const rather = alternative === null ? [] : [String(alternative.epochMilliseconds)];
  return answerChoices.map((choice) => {
    const other = isChosen(draft, choice) ? 'no' : 'yes';
    return {
      label: phrases.text(language, `event.choose.${choice}.to-${other}`),
      look: 'plain',
      press: { action: 'event-choose', args: [draft.id, choice, other, ...rather] },
    };
  });
}
