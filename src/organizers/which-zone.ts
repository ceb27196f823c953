import type { Language } from '../chat/language.ts';
import type { Message } from '../chat/message.ts';
import { Refusal } from '../chat/refusal.ts';
import type { Core } from '../core.ts';
import { zoneChoices } from '../events/zones/complete-zone.ts';
import type { From } from './shown-in.ts';

/** Several zones go by what was typed: the one that is meant can be chosen. */
export function whichZone(core: Core, ids: readonly string[], language: Language, from: From): Message {
  const say = (key: string) => core.phrases.text(language, key);
  return {
    summary: say('zone.which'),
    blocks: [
      { kind: 'text', text: say('zone.which') },
      {
        kind: 'select',
        label: say('zone.button'),
        choose: { action: 'zone-chosen', args: [from] },
        options: zoneChoices(core, ids, language),
      },
    ],
  };
}

export function zoneUnknown(from: From, option = 'zone'): Refusal {
  const press = { action: 'zone', args: [from] };
  return new Refusal('zone.unknown', {}, option, [{ label: 'zone.button', press }]);
}
