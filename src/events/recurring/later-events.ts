import type { Event } from '../../store/events.ts';

/** Those events of a series that come after another one by its rule, are open, and have not begun by `now`. */
export function laterThan(event: Event, standing: readonly Event[], now: number): Event[] {
  const day = event.series?.occurrence ?? '';
  return standing.filter(
    ({ series, state, start }) =>
      state === 'open' && start.epochMilliseconds > now && (series?.occurrence ?? '') > day,
  );
}
