import type { ActionCall } from '../../chat/action-id.ts';
import type { Language } from '../../chat/language.ts';
import type { Modal, ModalField } from '../../chat/message.ts';
import type { Phrases } from '../../phrases/phrases.ts';
import type { Event } from '../../store/events.ts';
import { zoneName } from '../zones/zone-label.ts';
import { lengths } from './event-options.ts';
import { momentText } from './moment-text.ts';
import { mainLanguage } from './written-texts.ts';

type TextField = Extract<ModalField, { kind: 'text' }>;

/** The form in which an event, or a draft of one, is changed, its time by the clocks of `timeZone`; its fields are those of `formFields`. */
export function draftForm(
  event: Event,
  submit: ActionCall,
  timeZone: string,
  phrases: Phrases,
  language: Language,
): Modal {
  const field = (name: string, value: string, maxLength: number): TextField => ({
    kind: 'text',
    name,
    label: phrases.text(language, `event.form.${name}`),
    value,
    required: true,
    long: false,
    maxLength,
  });
  const main = mainLanguage(event.title);
  const [start, end] = [event.start.withTimeZone(timeZone), event.end.withTimeZone(timeZone)];
  return {
    title: phrases.text(language, 'event.create.change'),
    submit,
    fields: [
      field('title', event.title[main], lengths.title),
      {
        kind: 'moment',
        name: 'when',
        label: phrases.text(language, 'event.form.when'),
        hint: phrases.text(language, 'event.form.when-hint', { city: zoneName(timeZone, language) }),
        value: momentText({ start, end }, language),
        start: start.toPlainDateTime(),
        end: end.toPlainDateTime(),
        required: true,
        maxLength: lengths.when,
      },
      field('place', event.place, lengths.place),
      { ...field('title_es', main === 'en' ? event.title.es : '', lengths.title), required: false },
      {
        ...field('description', event.description[mainLanguage(event.description)], lengths.description),
        required: false,
        long: true,
      },
    ],
  };
}
