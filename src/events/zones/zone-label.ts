import type { Language } from '../../chat/language.ts';
import { cityName } from '../when/city-name.ts';
import { formatClock } from '../when/format-when.ts';

/** A zone as people know it: by its city, or its own name where it has none. */
export function zoneName(timeZone: string, language: Language): string {
  return cityName(timeZone, language) ?? timeZone;
}

/** What clocks show there at a moment (epoch ms): "10:00 AM PST". */
export function clockIn(timeZone: string, at: number, language: Language): string {
  return formatClock(Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone), language);
}

/** "Los Angeles · 10:00 AM PST": two cities of one name differ by their clocks. */
export function zoneLabel(timeZone: string, at: number, language: Language): string {
  return `${zoneName(timeZone, language)} · ${clockIn(timeZone, at, language)}`;
}
