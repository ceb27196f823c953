/**
 * How long something lasts by the clock on the wall: 10 PM to 6 AM is eight hours, in the night in which the clocks
 * change too. Where the hand goes back past the start (1:50 to 1:10, the second), it is what really passes.
 */
export function wallLength(start: Temporal.ZonedDateTime, end: Temporal.ZonedDateTime): Temporal.Duration {
  const last = end.withTimeZone(start.timeZoneId).toPlainDateTime();
  const length = start.toPlainDateTime().until(last);
  return length.sign > 0 ? length : start.until(end);
}

/** When what begins then is over, if it lasts so long by the clock on the wall. */
export function endAfter(start: Temporal.ZonedDateTime, length: Temporal.Duration): Temporal.ZonedDateTime {
  const end = start.toPlainDateTime().add(length).toZonedDateTime(start.timeZoneId);
  // Of an hour that comes twice the first is taken, which may lie before a start in the second.
  return Temporal.ZonedDateTime.compare(end, start) > 0 ? end : start.add(length);
}
