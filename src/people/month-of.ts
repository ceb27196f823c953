/**
 * The month (`2026-11`, UTC) of a moment (epoch ms). What people keep with the bot bears no day: on a quiet one it would
 * tell who of those who answered then it belongs to.
 */
export function monthOf(now: number): string {
  return new Date(now).toISOString().slice(0, 7);
}

/** The month that lies so many before the one of this moment (epoch ms). */
export function monthsBefore(now: number, months: number): string {
  return Temporal.PlainYearMonth.from(monthOf(now)).subtract({ months }).toString();
}
