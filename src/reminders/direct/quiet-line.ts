import type { Language } from '../../chat/language.ts';
import { cityName } from '../../events/when/city-name.ts';
import { formatClock } from '../../events/when/format-clock.ts';
import { hasNone, type QuietHours } from '../../people/quiet-hours.ts';
import type { Phrases } from '../../phrases/phrases.ts';

/** "I do not write between 9:00 PM and 8:00 AM (Los Angeles time)." */
export function quietLine(phrases: Phrases, language: Language, hours: QuietHours): string {
  if (hasNone(hours)) return phrases.text(language, 'quiet.never');
  return phrases.text(language, 'quiet.line', {
    from: formatClock(hours.from, language),
    to: formatClock(hours.to, language),
    city: cityName(hours.timeZone, language) ?? hours.timeZone,
  });
}
