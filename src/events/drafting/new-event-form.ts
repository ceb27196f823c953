import type { Language } from '../../chat/language.ts';
import type { Modal, ModalField } from '../../chat/message.ts';
import type { Core } from '../../core.ts';
import { eventKinds } from '../../store/events.ts';
import type { Group } from '../../store/groups.ts';
import { zoneName } from '../zones/zone-label.ts';
import { lengths } from './event-options.ts';

/** What `/event create` cannot do without, in a form; in a bilingual group the title in Spanish besides, else more about it. */
export function newEventForm(
  core: Core,
  { languages }: Pick<Group, 'languages'>,
  timeZone: string,
  language: Language,
): Modal {
  const say = (key: string, values = {}) => core.phrases.text(language, key, values);
  const labelled = (name: string) => ({ name, label: say(`event.form.${name}`), required: true });
  const text = (name: string, maxLength: number): ModalField => {
    return { ...labelled(name), kind: 'text', value: '', long: false, maxLength };
  };
  const isBilingual = languages.length > 1 && language === 'en';
  return {
    title: say('first-steps.event'),
    submit: { action: 'new-event', args: [] },
    fields: [
      {
        ...labelled('kind'),
        kind: 'choice',
        value: null,
        options: eventKinds.map((value) => ({ value, label: say(`kind.${value}`) })),
      },
      text('title', lengths.title),
      {
        ...labelled('when'),
        hint: say('event.form.when-hint', { city: zoneName(timeZone, language) }),
        kind: 'moment',
        value: '',
        start: null,
        end: null,
        maxLength: lengths.when,
      },
      text('place', lengths.place),
      isBilingual
        ? { ...text('title_es', lengths.title), required: false }
        : { ...text('description', lengths.description), required: false },
    ],
  };
}
