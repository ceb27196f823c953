import { cityName } from './city-name.ts';
import type { WhenLanguage } from './when.ts';

// The American form of each language: a 12-hour clock with "PST", not "GMT-8".
const locales = { en: 'en-US', es: 'es-US' } as const;

const clock = { hour: 'numeric', minute: '2-digit', hour12: true } as const;
const brief = { weekday: 'short', month: 'short', day: 'numeric', ...clock } as const;

/** What is shown of a moment. */
const styles = {
  date: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  clock,
  'clock and zone': { ...clock, timeZoneName: 'short' },
  brief,
  'brief and zone': { ...brief, timeZoneName: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

type Style = keyof typeof styles;

function withIntl(at: Temporal.ZonedDateTime, language: WhenLanguage, style: Style): string {
  const format = formatOf(language, style, at.timeZoneId);
  // CLDR puts unbreakable spaces before "AM"; a plain one is what people type back and search for.
  return format.format(at.epochMilliseconds).replace(/[\u00A0\u202F]/g, ' ');
}

/** Making one takes fifty times as long as using it; a handful does for a city. */
const formats = new Map<string, Intl.DateTimeFormat>();
const mostFormats = 32;

function formatOf(language: WhenLanguage, style: Style, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${style} ${timeZone}`;
  const known = formats.get(key);
  if (known) return known;
  if (formats.size >= mostFormats) formats.clear();
  const made = new Intl.DateTimeFormat(locales[language], { ...styles[style], timeZone });
  formats.set(key, made);
  return made;
}

function dateOf(at: Temporal.ZonedDateTime, language: WhenLanguage): string {
  return withIntl(at, language, 'date');
}

function timeOf(at: Temporal.ZonedDateTime, language: WhenLanguage, zone: boolean): string {
  return withIntl(at, language, zone ? 'clock and zone' : 'clock');
}

function placeOf(at: Temporal.ZonedDateTime, language: WhenLanguage): string {
  const city = cityName(at.timeZoneId, language);
  return city === null ? '' : ` (${city})`;
}

/** What a clock shows there, with the zone's short name: "10:00 AM PST". */
export function formatClock(at: Temporal.ZonedDateTime, language: WhenLanguage): string {
  return timeOf(at, language, true);
}

/**
 * A time in full, with the zone's short name and city, to the minute (seconds are not shown):
 * "Tuesday, December 1, 2026, 10:00 AM PST (Los Angeles)", or
 * "martes, 1 de diciembre de 2026, 10:00 a.m. PST (Los Ángeles)". `parseWhen` reads it back to the same minute.
 */
export function formatWhen(at: Temporal.ZonedDateTime, language: WhenLanguage): string {
  return `${dateOf(at, language)}, ${timeOf(at, language, true)}${placeOf(at, language)}`;
}

/**
 * A start and end in full. The date is said once when both are on it, and the zone once unless the clocks
 * change in between: "Tuesday, December 1, 2026, 10:00 AM – 12:00 PM PST (Los Angeles)".
 */
export function formatRange(
  start: Temporal.ZonedDateTime,
  end: Temporal.ZonedDateTime,
  language: WhenLanguage,
): string {
  const last = end.withTimeZone(start.timeZoneId);
  const oneZone = start.offsetNanoseconds === last.offsetNanoseconds;
  const from = `${dateOf(start, language)}, ${timeOf(start, language, !oneZone)}`;
  const sameDay = start.toPlainDate().equals(last.toPlainDate());
  const to = `${sameDay ? '' : `${dateOf(last, language)}, `}${timeOf(last, language, true)}`;
  return `${from} – ${to}${placeOf(start, language)}`;
}

/** A moment to be taken in at a glance, its year left out: "Mon, Nov 30, 10:00 AM PST". */
export function formatBriefly(at: Temporal.ZonedDateTime, language: WhenLanguage): string {
  return withIntl(at, language, 'brief and zone');
}

/**
 * A start and end to be taken in at a glance: "Tue, Dec 1, 10:00 AM – 12:00 PM". Where it is said of which place, the zone
 * need not be; it is all the same where the clocks change in between.
 */
export function formatRangeBriefly(
  start: Temporal.ZonedDateTime,
  end: Temporal.ZonedDateTime,
  language: WhenLanguage,
): string {
  const last = end.withTimeZone(start.timeZoneId);
  if (start.offsetNanoseconds !== last.offsetNanoseconds) {
    return `${formatBriefly(start, language)} – ${formatBriefly(last, language)}`;
  }
  const sameDay = start.toPlainDate().equals(last.toPlainDate());
  const to = sameDay ? timeOf(last, language, false) : withIntl(last, language, 'brief');
  return `${withIntl(start, language, 'brief')} – ${to}`;
}
