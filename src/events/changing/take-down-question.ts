import type { Language } from '../../chat/language.ts';
import type { Button, Message } from '../../chat/message.ts';
import type { Place } from '../../chat/place.ts';
import type { Core } from '../../core.ts';
import type { Event } from '../../store/events.ts';
import { voice } from '../showing/bilingual.ts';
import { formatBriefly } from '../when/format-when.ts';
import type { Outcome } from './take-down.ts';

/** What would become of the event if it were taken out of this channel, with the buttons to do so and to leave it. */
export async function takeDownQuestion(
  core: Core,
  event: Event,
  stands: Outcome,
  language: Language,
  { platform }: Place,
): Promise<Message> {
  const say = (key: string, values = {}) => core.phrases.text(language, key, values);
  const summary = say(`event.take-down.sure-${stands}`, {
    title: voice(core.phrases, [language]).title(event.title),
    when: formatBriefly(event.start, language),
    going: (await core.store.rsvps.count(event.id)).going,
    slash: core.slash(platform),
  });
  const buttons: Button[] = [
    {
      label: say('event.take-down.yes'),
      look: 'danger',
      press: { action: 'event-take-down-yes', args: [event.id, stands] },
    },
    { label: say('event.take-down.keep'), look: 'plain', press: { action: 'event-keep', args: [event.id] } },
  ];
  return {
    summary,
    asks: true,
    blocks: [
      { kind: 'text', text: summary },
      { kind: 'buttons', buttons },
    ],
  };
}
