import { composeEntry } from '../answers/reply/compose-entry.ts';
import { paragraphsMessage } from '../answers/reply/paragraphs-message.ts';
import { strong } from '../chat/inline.ts';
import { type Language, languages } from '../chat/language.ts';
import type { Block, Button, Message } from '../chat/message.ts';
import type { Place } from '../chat/place.ts';
import { textMessage } from '../chat/text-message.ts';
import type { Content } from '../content/content.ts';
import type { Entry } from '../content/entry.ts';
import type { Sharing } from './sharing.ts';

/** The message of a shared answer in its channel. */
export interface Shown {
  readonly core: Sharing;
  readonly content: Content;
  readonly place: Place;
  /** What marks the message on the platform: the id of its row. */
  readonly key: string;
}

/** An entry as everybody in a channel reads it. `updatedOn`: it said something else before that day. */
export function sharedMessage(shown: Shown, entry: Entry, updatedOn?: Temporal.PlainDate): Message {
  const { core, content, place, key } = shown;
  const say = (name: string, values = {}) => content.phrases.text(entry.language, name, values);
  // What else can be asked about would only fill the channel.
  const paragraphs = composeEntry(entry, content).filter(({ kind }) => kind !== 'choices');
  const answer = paragraphsMessage(paragraphs);
  const slash = core.slash(place.platform);
  const updated = updatedOn && say('share.updated', { date: written(updatedOn, entry.language) });
  const above: Block[] = updated === undefined ? [] : [{ kind: 'text', text: strong(updated) }];
  return {
    summary: updated ?? answer.summary,
    blocks: [
      ...above,
      ...answer.blocks,
      { kind: 'citation', text: say('share.ask-yourself', { slash }) },
      { kind: 'buttons', buttons: otherLanguages(content, entry, key) },
    ],
  };
}

/** The same for whoever reads another language; these buttons also bear the key by which a message is found again. */
function otherLanguages(content: Content, { id, language }: Entry, key: string): Button[] {
  return languages
    .filter((other) => other !== language && content.entry(id, other) !== undefined)
    .map((other) => ({
      label: content.phrases.text(other, 'share.in-this-language'),
      look: 'plain',
      press: { action: 'topic', args: [id, other, key] },
    }));
}

/** In place of an answer whose entry is gone, or of one (`too-long`) that one message can no longer hold. */
export function insteadOfAnswer(
  { core, content, place }: Shown,
  language: Language,
  what: 'withdrawn' | 'too-long',
  day: Temporal.PlainDate,
): Message {
  const slash = core.slash(place.platform);
  const summary = content.phrases.text(language, `share.${what}`, { slash, date: written(day, language) });
  return textMessage(summary);
}

function written(day: Temporal.PlainDate, language: Language): string {
  return day.toLocaleString(language, { dateStyle: 'long' });
}
