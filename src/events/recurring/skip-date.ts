import { Refusal } from '../../chat/refusal.ts';
import type { Campaign } from '../../content/campaign.ts';
import { ladderOf } from '../../reminders/ladder.ts';
import type { Store } from '../../store/open.ts';
import type { Series } from '../../store/series.ts';
import { scheduled, type Taken } from './schedule.ts';
import { takenBy } from './taken-days.ts';

/** Leaves out a day of a series that is not posted yet. Throws Refusal where it was posted meanwhile. */
export async function skipDate(
  store: Store,
  seriesId: string,
  date: string,
  campaign: Campaign,
  now: number,
): Promise<void> {
  await changeSkipped(store, seriesId, campaign, now, (series, taken) => {
    if (taken.has(date)) throw new Refusal('series.posted-meanwhile');
    return [...new Set([...series.skipped, date])].sort();
  });
}

/** Has a day again that was left out. Throws Refusal where it is not left out any more. */
export async function putBackDate(
  store: Store,
  seriesId: string,
  date: string,
  campaign: Campaign,
  now: number,
): Promise<void> {
  await changeSkipped(store, seriesId, campaign, now, (series) => {
    if (!series.skipped.includes(date)) throw new Refusal('series.changed-meanwhile');
    return series.skipped.filter((each) => each !== date);
  });
}

async function changeSkipped(
  store: Store,
  seriesId: string,
  campaign: Campaign,
  now: number,
  become: (series: Series, taken: Taken) => readonly string[],
): Promise<void> {
  await store.transaction(async (repositories) => {
    const series = await repositories.series.byId(seriesId);
    if (!series) throw new Refusal('series.gone');
    const taken = takenBy(await repositories.events.ofSeries(seriesId));
    const changed = { ...series, skipped: become(series, taken) };
    const next = await scheduled(changed, taken, ladderOf(series, campaign), now);
    if (!(await repositories.series.save({ ...changed, ...next })))
      throw new Refusal('series.changed-meanwhile');
  });
}
