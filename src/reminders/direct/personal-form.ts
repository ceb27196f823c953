import type { Actor } from '../../chat/actor.ts';
import type { Message, Modal } from '../../chat/message.ts';
import type { Core } from '../../core.ts';
import { voice } from '../../events/showing/bilingual.ts';
import { cityName } from '../../events/when/city-name.ts';
import type { Event } from '../../store/events.ts';
import { longestTyped } from '../add-form.ts';
import { mustNotHaveBegun, option } from './personal.ts';

/** Asks when somebody wants to be reminded. Throws a Refusal where nobody can be any more. */
export function personalForm(core: Core, event: Event, { language }: Actor): Modal {
  mustNotHaveBegun(event, core.clock.now());
  const { timeZoneId } = event.start;
  const city = cityName(timeZoneId, language) ?? timeZoneId;
  return {
    title: core.phrases.text(language, 'personal.form.title'),
    submit: { action: 'remind-me-added', args: [event.id] },
    fields: [
      {
        kind: 'text',
        name: option,
        label: core.phrases.text(language, 'personal.form.before'),
        hint: core.phrases.text(language, 'reminders.form.hint', { city }),
        value: '',
        required: true,
        long: false,
        maxLength: longestTyped,
      },
    ],
  };
}

/** The way to the form, for whoever named an event and not when. Throws a Refusal as {@link personalForm}. */
export function whenMessage(core: Core, event: Event, { language }: Actor): Message {
  mustNotHaveBegun(event, core.clock.now());
  const title = voice(core.phrases, [language]).title(event.title);
  const summary = core.phrases.text(language, 'personal.when', { title });
  const label = core.phrases.text(language, 'personal.button');
  return {
    summary,
    blocks: [
      { kind: 'text', text: summary },
      {
        kind: 'buttons',
        buttons: [{ label, look: 'primary', press: { action: 'remind-me-add', args: [event.id] } }],
      },
    ],
  };
}
