import type { Event } from '../../store/events.ts';
import type { Taken } from './schedule.ts';

/** The days of a series on which these are its events. */
export function takenBy(events: readonly Event[]): Taken {
  return new Set(events.flatMap(({ series }) => (series?.occurrence == null ? [] : [series.occurrence])));
}
