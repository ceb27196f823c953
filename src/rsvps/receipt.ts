import type { Actor } from '../chat/actor.ts';
import type { Message } from '../chat/message.ts';
import { textMessage } from '../chat/text-message.ts';
import type { Core } from '../core.ts';
import { voice } from '../events/showing/bilingual.ts';
import { formatBriefly } from '../events/when/format-when.ts';
import type { Acted } from './act.ts';

/** What a person alone is told of their own RSVP, with a way to take it back. */
export function receipt(core: Core, { event, before, standing: choice }: Acted, actor: Actor): Message {
  const { language } = actor;
  const key = choice === null ? (before === null ? 'rsvp.none' : 'rsvp.taken-back') : `rsvp.${choice}`;
  const summary = core.phrases.text(language, key, {
    title: voice(core.phrases, [language]).title(event.title),
    when: formatBriefly(event.start, language),
    again: before === choice ? 'yes' : 'no',
  });
  if (choice === null) return textMessage(summary);
  const label = core.phrases.text(language, 'rsvp.take-back');
  return {
    summary,
    blocks: [
      { kind: 'text', text: summary },
      {
        kind: 'buttons',
        buttons: [{ label, look: 'plain', press: { action: 'rsvp-withdraw', args: [event.id] } }],
      },
    ],
  };
}
