import type { Language } from '../../chat/language.ts';
import type { Modal } from '../../chat/message.ts';
import type { Core } from '../../core.ts';
import { lengths } from '../drafting/event-options.ts';
import { momentText } from '../drafting/moment-text.ts';
import { formatClock } from '../when/format-clock.ts';
import type { Pattern } from './pattern.ts';
import { endAfter } from './wall-length.ts';

/** Asks for the day of an event that is otherwise as last time, and proposes the same weekday, the next that is ahead. */
export function repeatForm(
  core: Core,
  pattern: Pattern,
  language: Language,
  channel: string | undefined = undefined,
): Modal {
  const say = (key: string, values = {}) => core.phrases.text(language, key, values);
  const time = formatClock(pattern.time, language);
  const { name } = pattern;
  const start = pattern.last && nextLike(pattern.last, pattern.time, core.clock.now());
  const end = start && endAfter(start, pattern.duration);
  return {
    // A form has little room for its title, so that names which begin alike are told apart by the hint.
    title: name ?? say('event.again.title'),
    submit: { action: 'event-repeated', args: [pattern.id, ...(channel === undefined ? [] : [channel])] },
    fields: [
      {
        kind: 'moment',
        name: 'when',
        label: say('event.form.when'),
        hint: name === null ? say('event.again.hint', { time }) : say('template.hint', { name, time }),
        value: start && end ? momentText({ start, end }, language) : '',
        start: start?.toPlainDateTime() ?? null,
        end: end?.toPlainDateTime() ?? null,
        // What is left out of it is taken from last time, so no part of it can be required.
        required: false,
        maxLength: lengths.when,
      },
    ],
  };
}

function nextLike(
  last: Temporal.ZonedDateTime,
  time: Temporal.PlainTime,
  now: number,
): Temporal.ZonedDateTime {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(last.timeZoneId).toPlainDate();
  const date = last.toPlainDate();
  const from = Temporal.PlainDate.compare(date, today) < 0 ? today : date.add({ days: 1 });
  const day = from.add({ days: (date.dayOfWeek - from.dayOfWeek + 7) % 7 });
  const at = (plain: Temporal.PlainDate) =>
    plain.toZonedDateTime({ timeZone: last.timeZoneId, plainTime: time });
  return at(day).epochMilliseconds > now ? at(day) : at(day.add({ days: 7 }));
}
