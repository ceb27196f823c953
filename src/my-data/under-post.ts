import type { Inline } from '../chat/inline.ts';
import type { Language } from '../chat/language.ts';
import type { Core } from '../core.ts';
import { choiceEmoji } from '../events/showing/rsvp-buttons.ts';
import { choiceOf } from '../rsvps/react.ts';
import type { UnderPost } from './at-events.ts';

/** A phrase that names a reaction of theirs and the channel where it stands. `platform`: on which it is read. */
export function reactionLine(
  core: Core,
  language: Language,
  platform: string,
  key: string,
  { post, reaction }: UnderPost,
  values: Readonly<Record<string, string>> = {},
): Inline {
  const { place } = post;
  const channel: Inline =
    place.platform === platform ? { kind: 'channel', channel: place.channel } : place.channel;
  return core.phrases.rich(language, key, {
    ...values,
    reaction: choiceEmoji[choiceOf[reaction]],
    channel,
  });
}
