import type { Actor } from '../chat/actor.ts';
import type { Button, Message } from '../chat/message.ts';
import type { Place } from '../chat/place.ts';
import { textMessage } from '../chat/text-message.ts';
import type { Core } from '../core.ts';
import { voice } from '../events/showing/bilingual.ts';
import { formatBriefly } from '../events/when/format-when.ts';
import { consentBlocks } from '../reminders/direct/consent-blocks.ts';
import type { Event } from '../store/events.ts';
import type { Acted } from './act.ts';
import { nameState } from './shown-name.ts';
import { canSpeak, stillAsks } from './speaking.ts';

/** What is said in a receipt besides. */
export interface Besides {
  /** It asks whether they want direct messages, and is shown anew: it must still ask. */
  readonly asks?: boolean;
  /** What they changed just now. */
  readonly done?: string;
}

/**
 * What a person alone is told of their own RSVP, with a way to take it back and what else they may want now. Who comes is
 * asked there, once in all, whether they want direct messages.
 */
export async function receipt(
  core: Core,
  { event, before, standing: choice }: Acted,
  actor: Actor,
  place: Place,
  { asks = false, done }: Besides = {},
): Promise<Message> {
  const { language } = actor;
  const say = (key: string, values = {}) => core.phrases.text(language, key, values);
  const key = choice === null ? (before === null ? 'rsvp.none' : 'rsvp.taken-back') : `rsvp.${choice}`;
  const isComing = choice !== null && choice !== 'not-going';
  const person = core.pseudonyms.of(actor.account, event.id);
  const name = isComing ? await nameState(core, event, person, place) : 'never';
  const counted = say(key, {
    title: voice(core.phrases, [language]).title(event.title),
    when: formatBriefly(event.start, language),
    again: before === choice ? 'yes' : 'no',
    name,
  });
  if (choice === null) return textMessage(counted);
  const speaks = await core.store.rsvps.speaks(event.id, person);
  const summary = speaks ? `${counted} ${say('rsvp.will-speak')}` : counted;
  const consent = isComing
    ? await consentBlocks(core, event, actor, place, asks)
    : { asks: false, blocks: [] };
  const button = (label: string, action: string, ...args: readonly string[]): Button => ({
    label: say(label),
    look: 'plain',
    press: { action, args: [event.id, ...args] },
  });
  const speaking = speaks
    ? button('rsvp.speak-not', 'rsvp-speak', 'no', ...stillAsks(consent.asks))
    : button('rsvp.speak', 'rsvp-speak', 'yes', ...stillAsks(consent.asks));
  const naming =
    name === 'shown'
      ? button('rsvp.name.hide', 'rsvp-name', 'no', ...stillAsks(consent.asks))
      : button('rsvp.name.show', 'rsvp-name', 'yes', ...stillAsks(consent.asks));
  const hasBegun = event.start.epochMilliseconds <= core.clock.now();
  return {
    summary,
    blocks: [
      { kind: 'text', text: summary },
      {
        kind: 'buttons',
        buttons: [
          button('rsvp.take-back', 'rsvp-withdraw'),
          ...(choice === 'going' && canSpeak(event) ? [speaking] : []),
          ...(name === 'never' ? [] : [naming]),
          ...(isComing && !hasBegun ? [button('personal.button', 'remind-me-add')] : []),
        ],
      },
      ...(done === undefined ? [] : [{ kind: 'text', text: done } as const]),
      ...consent.blocks,
    ],
  };
}

/** The receipt of what is counted now, after something else was said below it. */
export async function receiptAgain(
  core: Core,
  event: Event,
  actor: Actor,
  place: Place,
  besides: Besides,
): Promise<Message> {
  const known = await core.store.rsvps.of(event.id, core.pseudonyms.of(actor.account, event.id));
  const acted = { event, before: null, standing: known?.choice ?? null };
  return receipt(core, acted, actor, place, besides);
}
