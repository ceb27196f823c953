import type { Language } from '../../chat/language.ts';
import type { Block, Message } from '../../chat/message.ts';
import { Refusal } from '../../chat/refusal.ts';
import type { Core } from '../../core.ts';
import { zoneChoices } from '../../events/zones/complete-zone.ts';
import { type FoundZone, findZone } from '../../events/zones/find-zone.ts';
import type { From } from './shown-in.ts';

type Takeable = Extract<FoundZone, { is: 'certain' | 'asked' }>;
type AskedZone = Extract<FoundZone, { is: 'asked' }>;

/** The zone that was typed, or those to choose from. Throws Refusal where it says none, with what to type instead. */
export function takeableZone(core: Core, typed: string, from: From, option = 'zone'): Takeable {
  const found = findZone(typed, core.content.campaign.time_zone);
  if (found.is === 'certain' || found.is === 'asked') return found;
  const press = { action: 'zone', args: [from] };
  throw new Refusal(`zone.${found.is}`, {}, option, [{ label: 'zone.button', press }]);
}

/** Nothing is set until one is chosen. `said`: what was changed already beside it. */
export function whichZone(
  core: Core,
  { zones, isGuess }: AskedZone,
  language: Language,
  from: From,
  said: readonly Block[] = [],
): Message {
  const say = (key: string) => core.phrases.text(language, key);
  const question = say(isGuess ? 'zone.did-you-mean' : 'zone.which');
  return {
    summary: question,
    ...(said.length === 0 ? { asks: true } : {}),
    blocks: [
      ...said,
      { kind: 'text', text: question },
      {
        kind: 'select',
        label: say('zone.button'),
        choose: { action: 'zone-chosen', args: [from] },
        options: zoneChoices(core, zones, language),
      },
      {
        kind: 'buttons',
        buttons: [{ label: say('zone.other'), look: 'plain', press: { action: 'zone', args: [from] } }],
      },
    ],
  };
}
