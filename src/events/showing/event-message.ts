import type { Block, Message } from '../../chat/message.ts';
import type { Event, SeriesOfEvent } from '../../store/events.ts';
import type { HeadCount } from '../../store/rsvps.ts';
import { recurrenceLine } from '../recurring/recurrence-words.ts';
import { ruleOfEvent } from '../recurring/series-of.ts';
import { formatWhen } from '../when/format-when.ts';
import type { Voice } from './bilingual.ts';
import { countLine } from './count-line.ts';
import { whenFields, whereFields } from './fact-fields.ts';
import { rsvpButtons } from './rsvp-buttons.ts';
import { whoSees } from './who-sees.ts';

/**
 * The event as it stands in a channel (in all of the group's languages) or as one person asked to see it.
 * `shownIn` is the id of the post or reminder that bears the buttons. Counts, never names.
 */
export function eventMessage(event: Event, count: HeadCount, voice: Voice, shownIn: string): Message {
  const title = voice.written(event.title);
  const when = formatWhen(event.start, voice.languages[0]);
  const blocks: Block[] = [
    ...voice.titled(event.title),
    { kind: 'text', text: voice.label(`kind.${event.kind}`) },
  ];
  if (event.state === 'open' && event.series)
    blocks.push({ kind: 'text', text: ruleLine(event.series, voice) });
  if (event.state === 'cancelled') {
    blocks.push({ kind: 'heading', text: voice.label('event.cancelled.mark') });
  }
  blocks.push({
    kind: 'fields',
    fields: [
      ...whenFields(event, voice),
      ...whereFields(event, voice),
      ...voice.each('event.accessibility', event.accessibility),
    ],
  });
  for (const text of voice.written(event.description)) blocks.push({ kind: 'text', text });
  if (event.state === 'open') {
    blocks.push({ kind: 'text', text: countLine(count, voice) });
    blocks.push(rsvpButtons(event, voice, shownIn), ...whoSees(event, voice));
  }
  return { summary: `${title.join(' / ')}, ${when}`, blocks };
}

/** "Every Tuesday at 10:00 AM / Cada martes a las 10:00 a.m." */
function ruleLine(series: SeriesOfEvent, { languages, phrases }: Voice): string {
  const recurrence = ruleOfEvent(series);
  return languages.map((language) => recurrenceLine(phrases, language, recurrence)).join(' / ');
}
