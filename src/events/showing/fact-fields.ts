import { type Inline, link, time } from '../../chat/inline.ts';
import type { Event } from '../../store/events.ts';
import { cityName } from '../when/city-name.ts';
import { formatRangeBriefly, formatWhen } from '../when/format-when.ts';
import type { Voice } from './bilingual.ts';

export interface Field {
  readonly label: string;
  readonly value: Inline;
}

/** When: in the reader's own zone and language, which the platform sees to, then by the clock on the wall there. */
export function whenFields(event: Event, voice: Voice): Field[] {
  const start = event.start.epochMilliseconds;
  const when = formatWhen(event.start, voice.languages[0]);
  return [
    {
      label: voice.label('event.when'),
      value: [time(start, 'full', when), ' (', time(start, 'relative', when), ')'],
    },
    ...localTimeFields(event, voice),
  ];
}

/** When, by the clocks where it is: on one line of a phone. */
export function localTimeFields(
  { start, end }: Pick<Event, 'start' | 'end'>,
  voice: Voice,
): { readonly label: string; readonly value: string }[] {
  return voice.every(
    'event.local-time',
    (language) => formatRangeBriefly(start, end, language),
    (language) => ({ city: cityName(start.timeZoneId, language) ?? start.timeZoneId }),
  );
}

/** Where it is and where there is more; nothing for what its organizer left out. */
export function whereFields(event: Event, voice: Voice): Field[] {
  return [
    ...(event.place === '' ? [] : [{ label: voice.label('event.where'), value: event.place }]),
    ...(event.link === '' ? [] : [{ label: voice.label('event.link'), value: link(event.link, event.link) }]),
  ];
}
