import type { Language } from '../chat/language.ts';
import type { Modal, ModalField } from '../chat/message.ts';
import type { Phrases } from '../phrases/phrases.ts';
import type { Event, Texts } from '../store/events.ts';
import { lengths } from './event-options.ts';
import { formatRange, formatWhen } from './when/format-when.ts';

/** The form in which a draft is mended before it is posted. Its time can be read back by `when/parse-when.ts`. */
export function draftForm(event: Event, phrases: Phrases, language: Language): Modal {
  const field = (
    name: string,
    value: string,
    maxLength: number,
    kind: Partial<ModalField> = {},
  ): ModalField => ({
    name,
    label: phrases.text(language, `event.form.${name}`),
    value,
    required: true,
    long: false,
    maxLength,
    ...kind,
  });
  const main = mainLanguage(event.title);
  const oneDay = event.start.toPlainDate().equals(event.end.toPlainDate());
  return {
    title: phrases.text(language, 'event.create.change'),
    submit: { action: 'event-changed', args: [event.id] },
    fields: [
      field('title', event.title[main], lengths.title),
      field(
        'when',
        oneDay ? formatRange(event.start, event.end, language) : formatWhen(event.start, language),
        lengths.when,
      ),
      field('place', event.place, lengths.place),
      field('title_es', main === 'en' ? event.title.es : '', lengths.title, { required: false }),
      field('description', event.description[mainLanguage(event.description)], lengths.description, {
        required: false,
        long: true,
      }),
    ],
  };
}

/** The language in which an organizer wrote; where there are both, English, as `/event create` asks for it. */
export function mainLanguage(texts: Texts): Language {
  return texts.en === '' && texts.es !== '' ? 'es' : 'en';
}
