import { type Inline, link, time } from '../chat/inline.ts';
import type { Block, Message } from '../chat/message.ts';
import type { Event } from '../store/events.ts';
import type { HeadCount } from '../store/rsvps.ts';
import type { Voice } from './bilingual.ts';
import { rsvpButtons } from './rsvp-buttons.ts';
import { formatWhen } from './when/format-when.ts';

/**
 * The event as it stands in a channel (in all of the group's languages) or as one person asked to see it.
 * `shownIn` is the id of the post or reminder that bears the buttons. Counts, never names.
 */
export function eventMessage(event: Event, count: HeadCount, voice: Voice, shownIn: string): Message {
  const title = voice.written(event.title);
  const when = voice.languages.map((language) => formatWhen(event.start, language));
  const blocks: Block[] = [
    { kind: 'heading', text: title.join(' / ') },
    { kind: 'text', text: voice.label(`kind.${event.kind}`) },
  ];
  if (event.state === 'cancelled') {
    blocks.push({ kind: 'heading', text: voice.label('event.cancelled.mark') });
  }
  blocks.push({ kind: 'fields', fields: facts(event, voice, when) });
  for (const text of voice.written(event.description)) blocks.push({ kind: 'text', text });
  if (event.state === 'open') {
    blocks.push({ kind: 'text', text: voice.label('event.count', () => ({ ...countValues(count) })) });
    blocks.push(rsvpButtons(event.id, voice, shownIn));
    for (const text of voice.lines('event.reactions-are-public')) blocks.push({ kind: 'citation', text });
  }
  return { summary: `${title.join(' / ')}, ${when[0] ?? ''}`, blocks };
}

/** The head count as the values that phrases take. */
export function countValues(count: HeadCount) {
  return { going: count.going, maybe: count.maybe, notGoing: count['not-going'] };
}

function facts(event: Event, voice: Voice, when: readonly string[]) {
  const field = (key: string, value: Inline) => ({ label: voice.label(key), value });
  const each = (texts: readonly string[]) => texts.join(' / ');
  const start = event.start.epochMilliseconds;
  return [
    field('event.when', [time(start, 'full', when[0] ?? ''), ' (', time(start, 'relative', ''), ')']),
    field('event.local-time', each(when)),
    ...(event.place === '' ? [] : [field('event.where', event.place)]),
    ...(voice.written(event.accessibility).length === 0
      ? []
      : [field('event.accessibility', each(voice.written(event.accessibility)))]),
    ...(event.link === '' ? [] : [field('event.link', link(event.link, event.link))]),
  ];
}
