import type { Language } from '../../chat/language.ts';
import type { Event } from '../../store/events.ts';
import { formatRange, formatWhen } from '../when/format-when.ts';

/** A time as it stands in a form, from where `when/parse-when.ts` can read it back: an end on another day is left out. */
export function momentText({ start, end }: Pick<Event, 'start' | 'end'>, language: Language): string {
  const oneDay = start.toPlainDate().equals(end.toPlainDate());
  return oneDay ? formatRange(start, end, language) : formatWhen(start, language);
}
