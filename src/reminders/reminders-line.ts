import type { Language } from '../chat/language.ts';
import type { Core } from '../core.ts';
import { formatBriefly } from '../events/when/format-when.ts';
import type { Event } from '../store/events.ts';
import { reminderMoments } from './reminder-moments.ts';

/** When people will be reminded of this event, in one line; why not, where it starts too soon. */
export function remindersLine(core: Core, event: Event, language: Language): string {
  const moments = reminderMoments(core, event).map((at) => formatBriefly(at, language));
  return moments.length === 0 ? core.phrases.text(language, 'event.create.no-reminders') : moments.join('; ');
}
