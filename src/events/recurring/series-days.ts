import type { Core } from '../../core.ts';
import { ladderOf } from '../../reminders/ladder.ts';
import type { Event } from '../../store/events.ts';
import type { Series } from '../../store/series.ts';
import { datesAfter, timeOn } from './recurrence.ts';
import { dateAt, postAt } from './schedule.ts';
import { recurrenceOf } from './series-of.ts';

/** A day of a series, as organizers see it. */
export interface SeriesDay {
  /** By the rule: `2026-12-08`. */
  readonly date: string;
  /** When it is; an event may have been moved. */
  readonly start: Temporal.ZonedDateTime;
  readonly is: 'posted' | 'cancelled' | 'skipped' | 'coming';
  /** When one that is coming will be posted. */
  readonly posted: Temporal.ZonedDateTime;
}

/** The next days of a series that are not over yet, at most so many, those that are left out among them. */
export async function seriesDays(core: Core, series: Series, atMost: number): Promise<SeriesDay[]> {
  const now = core.clock.now();
  const standing = await core.store.events.ofSeries(series.id);
  const recurrence = recurrenceOf(series);
  const ladder = ladderOf(series, core.content.campaign);
  const yesterday = dateAt(now, series.timeZone).subtract({ days: 1 });
  const byRule = await datesAfter({ ...recurrence, skipped: [] }, yesterday, atMost + 2);
  // What is posted may stand on another day than the rule says by now.
  const dates = new Set([
    ...byRule.map(String),
    ...standing.map(dayOf).filter((date) => date > yesterday.toString()),
  ]);
  return [...dates]
    .sort()
    .flatMap((date): SeriesDay[] => {
      const event = standing.find((each) => dayOf(each) === date);
      const day = Temporal.PlainDate.from(date);
      const start = event?.start ?? timeOn(recurrence, day);
      const over = event?.end ?? start;
      if (over.epochMilliseconds <= now) return [];
      const posted = Temporal.Instant.fromEpochMilliseconds(postAt(series, day, ladder));
      return [
        { date, start, is: stateOf(series, date, event), posted: posted.toZonedDateTimeISO(series.timeZone) },
      ];
    })
    .slice(0, atMost);
}

function stateOf(series: Series, date: string, event: Event | undefined): SeriesDay['is'] {
  if (event) return event.state === 'cancelled' ? 'cancelled' : 'posted';
  return series.skipped.includes(date) ? 'skipped' : 'coming';
}

function dayOf({ series }: Event): string {
  return series?.occurrence ?? '';
}
