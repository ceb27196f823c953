import { type Inline, strong, time } from '../../chat/inline.ts';
import type { Block, Message } from '../../chat/message.ts';
import type { Event } from '../../store/events.ts';
import type { Told } from '../../store/outbox.ts';
import type { HeadCount } from '../../store/rsvps.ts';
import { formatRangeBriefly, formatWhen } from '../when/format-when.ts';
import type { Voice } from './bilingual.ts';
import { countLine } from './count-line.ts';
import { type Field, localTimeFields, whenFields, whereFields } from './fact-fields.ts';
import { rsvpButtons } from './rsvp-buttons.ts';
import { seenByTapping } from './who-sees.ts';

/**
 * What a channel is told when an event's time or place has changed: this is how those who said they come hear of it,
 * since nobody keeps a list of them. The new comes first, the old is named, and the buttons are there to answer anew.
 */
export function changeMessage(event: Event, was: Told, count: HeadCount, voice: Voice, key: string): Message {
  const moved = was.start !== event.start.epochMilliseconds || was.end !== event.end.epochMilliseconds;
  const elsewhere = was.place !== event.place;
  const title = voice.title(event.title);
  const blocks: Block[] = [
    ...voice.titled(event.title, 'event.changed.mark'),
    {
      kind: 'fields',
      fields: [
        ...(moved ? movedFields(event, was, voice) : []),
        ...(elsewhere ? placeFields(event, was, voice) : []),
        ...(moved ? [] : whenFields(event, voice)),
        ...whereFields(elsewhere ? { ...event, place: '' } : event, voice),
      ],
    },
    ...voice.lines('event.changed.check').map((text): Block => ({ kind: 'text', text })),
    { kind: 'text', text: countLine(count, voice) },
    ...seenByTapping(event, voice),
    rsvpButtons(event, voice, key),
  ];
  return { summary: `${voice.label('event.changed.mark')}: ${title}`, blocks };
}

function movedFields(event: Event, was: Told, voice: Voice): Field[] {
  const at = event.start.epochMilliseconds;
  const fallback = formatWhen(event.start, voice.languages[0]);
  const zone = event.start.timeZoneId;
  const before = (language: Voice['languages'][0]) =>
    formatRangeBriefly(zoned(was.start, zone), zoned(was.end, zone), language);
  return [
    {
      label: voice.label('event.changed.time'),
      value: [time(at, 'full', fallback), ' (', time(at, 'relative', fallback), ')'],
    },
    ...emphasized(localTimeFields(event, voice)),
    ...voice.every('event.changed.before', before),
  ];
}

function placeFields(event: Event, was: Told, voice: Voice): Field[] {
  return [
    { label: voice.label('event.changed.place'), value: strong(event.place) },
    { label: voice.label('event.changed.before'), value: was.place },
  ];
}

function emphasized(fields: readonly { readonly label: string; readonly value: string }[]): Field[] {
  return fields.map(({ label, value }): Field => ({ label, value: strong(value) satisfies Inline }));
}

function zoned(at: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
}
