import { inForce, type NamedZone } from './read-zone.ts';

/** A wall-clock time in a zone: there once, or skipped or repeated by a change of the clocks. */
export type WallClock =
  | { kind: 'once'; at: Temporal.ZonedDateTime }
  | { kind: 'skipped'; at: Temporal.ZonedDateTime; local: Temporal.PlainDateTime }
  | {
      kind: 'repeated';
      local: Temporal.PlainDateTime;
      at: Temporal.ZonedDateTime;
      later: Temporal.ZonedDateTime;
    };

/**
 * The moments a wall-clock time stands for. `at` is the moment, the first of two, or, for a skipped time, as long
 * after the jump as the time is into the gap. A zone typed with it ("1:30am PST") settles which of two is meant.
 */
export function onTheWall(
  local: Temporal.PlainDateTime,
  timeZone: string,
  named: NamedZone | undefined,
): WallClock {
  const at = local.toZonedDateTime(timeZone, { disambiguation: 'compatible' });
  if (!at.toPlainDateTime().equals(local)) return { kind: 'skipped', at, local };
  const later = local.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (at.equals(later)) return { kind: 'once', at };
  if (named !== undefined) {
    const first = inForce(named, at);
    if (first !== inForce(named, later)) return { kind: 'once', at: first ? at : later };
  }
  return { kind: 'repeated', local, at, later };
}
