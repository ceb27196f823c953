import { Refusal } from '../../chat/refusal.ts';
import type { Event } from '../../store/events.ts';
import type { Repositories, Store } from '../../store/open.ts';
import type { Series } from '../../store/series.ts';
import { cancelOpen } from '../changing/cancel-event.ts';
import { laterThan } from './later-events.ts';
import { endedBy, ruleOf, ruleText } from './rule.ts';
import { dateAt } from './schedule.ts';

/** Cancels an event of a series with all that come after it: those that are posted, and no more are posted. */
export async function cancelAll(store: Store, eventId: string, now: number): Promise<void> {
  await store.transaction(async (repositories) => {
    const event = await repositories.events.byId(eventId);
    const series = event?.series && (await repositories.series.byId(event.series.id));
    if (!event?.series?.occurrence || !series) throw new Refusal('event.gone');
    const standing = await repositories.events.ofSeries(series.id);
    const dayBefore = Temporal.PlainDate.from(event.series.occurrence).subtract({ days: 1 });
    await end(repositories, series, dayBefore);
    const later = laterThan(event, standing, now);
    // What is over was held: the button may have been tapped long after it was shown.
    const over = event.end.epochMilliseconds <= now;
    for (const { id } of over ? later : [event, ...later]) await cancelOpen(repositories, id, now);
  });
}

/** Has no more posted. Those that are posted stay, or are cancelled too. Throws Refusal where the series is gone. */
export async function endSeries(
  store: Store,
  seriesId: string,
  posted: 'keep' | 'cancel',
  now: number,
): Promise<void> {
  await store.transaction(async (repositories) => {
    const series = await repositories.series.byId(seriesId);
    if (!series) throw new Refusal('series.gone');
    const standing = comingOf(await repositories.events.ofSeries(seriesId), now);
    const today = dateAt(now, series.timeZone);
    const days = standing.map((event) => Temporal.PlainDate.from(event.series?.occurrence ?? today));
    const [first] = days;
    const before = (date: Temporal.PlainDate) => date.subtract({ days: 1 });
    if (posted === 'cancel') await end(repositories, series, first ? before(first) : before(today));
    else await end(repositories, series, days.at(-1) ?? today);
    if (posted === 'keep') return;
    for (const { id } of standing) await cancelOpen(repositories, id, now);
  });
}

/** Those that are posted and have not begun. */
export function comingOf(standing: readonly Event[], now: number): Event[] {
  return standing.filter(({ state, start }) => state === 'open' && start.epochMilliseconds > now);
}

async function end(repositories: Repositories, series: Series, last: Temporal.PlainDate): Promise<void> {
  const rule = ruleText(endedBy(ruleOf(series.rule), last));
  if (!(await repositories.series.save({ ...series, rule, next: null, postAt: null })))
    throw new Refusal('series.changed-meanwhile');
}
