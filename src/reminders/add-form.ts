import type { Language } from '../chat/language.ts';
import type { Modal } from '../chat/message.ts';
import { cityName } from '../events/when/city-name.ts';
import type { Phrases } from '../phrases/phrases.ts';
import type { Event } from '../store/events.ts';
import { organizersAudiences } from './rung.ts';

/** Longer than any time a person types. */
export const longestTyped = 120;

/** Asks when one more reminder is to go out, and to whom. */
export function addForm(event: Event, phrases: Phrases, language: Language): Modal {
  const { timeZoneId } = event.start;
  const city = cityName(timeZoneId, language) ?? timeZoneId;
  return {
    title: phrases.text(language, 'reminders.form.title'),
    submit: { action: 'reminders-added', args: [event.id] },
    fields: [
      {
        kind: 'text',
        name: 'when',
        label: phrases.text(language, 'reminders.form.when.name'),
        hint: phrases.text(language, 'reminders.form.hint', { city }),
        value: '',
        required: true,
        long: false,
        maxLength: longestTyped,
      },
      {
        kind: 'choice',
        name: 'to',
        label: phrases.text(language, 'reminders.form.to.name'),
        hint: phrases.text(language, 'reminders.form.to.hint'),
        value: 'channel',
        required: true,
        options: organizersAudiences.map((value) => ({
          label: phrases.text(language, `option.to.${value}`),
          value,
        })),
      },
    ],
  };
}
