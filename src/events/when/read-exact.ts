const isoInstant =
  /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d(?::00(?:[.,]0{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)$/i;
const fromNow = /^in (\d{1,4}) (hour|minute)(?: (?:and )?(\d{1,2}) minute)?$/;

/**
 * An ISO 8601 (RFC 3339) date and time with its offset or "Z", on the whole minute: exact whatever the group's
 * zone. Only after "T": with a space, "10:00-12:00" is a range. Null when it is anything else, February 30 included.
 */
export function readIsoInstant(text: string): Temporal.Instant | null {
  const written = text.trim();
  if (!isoInstant.test(written)) return null;
  try {
    return Temporal.Instant.from(written);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** "in 2 hours", "in 90 minutes" in canonical words: that long after now, up to the whole minute. */
export function readFromNow(canonical: string, now: Temporal.Instant): Temporal.Instant | null {
  const found = fromNow.exec(canonical);
  if (found === null) return null;
  const minutes = Number(found[1]) * (found[2] === 'hour' ? 60 : 1) + Number(found[3] ?? 0);
  return now.add({ minutes }).round({ smallestUnit: 'minute', roundingMode: 'ceil' });
}
