import type { Language } from '../../chat/language.ts';
import type { Modal } from '../../chat/message.ts';
import type { Core } from '../../core.ts';
import { lengths } from '../drafting/event-options.ts';

/** Asks by which days a draft comes again. */
export function repeatsForm(core: Core, draftId: string, language: Language): Modal {
  const say = (key: string) => core.phrases.text(language, key);
  return {
    title: say('event.repeats'),
    submit: { action: 'event-repeats-set', args: [draftId] },
    fields: [
      {
        kind: 'text',
        name: 'repeats',
        label: say('repeats.field'),
        hint: say('repeats.hint'),
        value: '',
        required: true,
        long: false,
        maxLength: lengths.repeats,
      },
    ],
  };
}
