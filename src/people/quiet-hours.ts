/** Hours in which nobody is written to, by the clocks of one zone. They may go past midnight; the same twice: none. */
export interface QuietHours {
  readonly from: Temporal.PlainTime;
  readonly to: Temporal.PlainTime;
  /** IANA name. */
  readonly timeZone: string;
}

/** Of whoever chose none. */
export const usualHours = {
  from: Temporal.PlainTime.from('21:00'),
  to: Temporal.PlainTime.from('08:00'),
};

export function hasNone({ from, to }: Pick<QuietHours, 'from' | 'to'>): boolean {
  return from.equals(to);
}

/**
 * The end (epoch ms) of the quiet hours in which `at` (epoch ms) falls; null where it falls in none. What counts is what
 * the clocks show: where they change in between, the hours are so much longer or shorter.
 */
export function quietUntil(at: number, hours: QuietHours): number | null {
  const { from, to, timeZone } = hours;
  const now = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const isQuiet = (moment: Temporal.ZonedDateTime) => isWithin(moment.toPlainTime(), from, to);
  if (!isQuiet(now)) return null;
  const isPast = Temporal.PlainTime.compare(now.toPlainTime(), to) >= 0;
  const day = now.toPlainDate().add({ days: isPast ? 1 : 0 });
  const end = day.toPlainDateTime(to).toZonedDateTime(timeZone);
  // An hour that comes twice: we are in the second one.
  const after = end.epochMilliseconds > at ? end : later(day.toPlainDateTime(to), timeZone);
  const change = now.getTimeZoneTransition('next');
  // The clocks may jump out of the hours before they show their end.
  const isOut = change !== null && change.epochMilliseconds < after.epochMilliseconds && !isQuiet(change);
  const until = (isOut ? change : after).epochMilliseconds;
  // The clocks may jump over the end, right into the next quiet hours.
  return quietUntil(until, hours) ?? until;
}

function later(moment: Temporal.PlainDateTime, timeZone: string): Temporal.ZonedDateTime {
  return moment.toZonedDateTime(timeZone, { disambiguation: 'later' });
}

function isWithin(clock: Temporal.PlainTime, from: Temporal.PlainTime, to: Temporal.PlainTime): boolean {
  const isAfter = (moment: Temporal.PlainTime) => Temporal.PlainTime.compare(clock, moment) >= 0;
  if (Temporal.PlainTime.compare(from, to) < 0) return isAfter(from) && !isAfter(to);
  return !from.equals(to) && (isAfter(from) || !isAfter(to));
}
