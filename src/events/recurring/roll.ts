import type { Log } from '../../chat/log.ts';
import type { Campaign } from '../../content/campaign.ts';
import { tellPassedOver } from '../../organizers/telling/ask-report.ts';
import type { Timed } from '../../outbox/worker.ts';
import { ladderOf } from '../../reminders/ladder.ts';
import type { Rung } from '../../reminders/rung.ts';
import type { Event } from '../../store/events.ts';
import { newId } from '../../store/new-id.ts';
import type { Repositories, Store } from '../../store/open.ts';
import type { Series } from '../../store/series.ts';
import { announce } from '../posting/announce.ts';
import { endAfter } from '../repeating/wall-length.ts';
import { datesAfter, timeOn } from './recurrence.ts';
import { scheduled, type Taken } from './schedule.ts';
import { recurrenceOf } from './series-of.ts';
import { takenBy } from './taken-days.ts';

export interface Rolling {
  readonly store: Store;
  readonly log: Log;
  readonly now: () => number;
  readonly campaign: () => Campaign;
}

/** Posts the next event of each series when its time has come. */
export function rolling({ store, log, now, campaign }: Rolling): Timed {
  const rollAll = async (id: string): Promise<void> => {
    for (;;) {
      const became = await roll(store, id, campaign(), now());
      if (became === null) return;
      if (became.missed > 0) log.warn('occurrences-missed', { series: id, missed: became.missed });
      if (became.posted) log.info('occurrence-posted', { series: id });
    }
  };
  return {
    async run() {
      for (const { id } of await store.series.due(now())) {
        // One that is broken keeps no other from being posted, and is tried again with the next wake.
        await rollAll(id).catch((error: unknown) => log.error('series-broke', { series: id }, error));
      }
    },
    next: () => store.series.nextPost(now()),
  };
}

interface Rolled {
  readonly posted: boolean;
  /** So many whose time to begin had passed: nobody was there to post them. */
  readonly missed: number;
}

/**
 * Makes the next event of a series, and puts it into the outbox, all in one commit with what comes after it: of two processes
 * one does it. What has begun already is passed over. Resolves to null where nothing is due.
 */
async function roll(store: Store, id: string, campaign: Campaign, now: number): Promise<Rolled | null> {
  return store.transaction(async (repositories) => {
    const series = await repositories.series.byId(id);
    if (!series || series.next === null || series.postAt === null || series.postAt > now) return null;
    const ladder = ladderOf(series, campaign);
    const taken = takenBy(await repositories.events.ofSeries(id));
    const date = Temporal.PlainDate.from(series.next);
    const start = timeOn(recurrenceOf(series), date);
    const posted = start.epochMilliseconds > now && !taken.has(series.next);
    const next = await scheduled(series, posted ? new Set([...taken, series.next]) : taken, ladder, now);
    if (!(await repositories.series.save({ ...series, ...next }))) return null;
    if (posted) await post(repositories, series, series.next, start, ladder, now);
    const passed = posted ? [] : await missed(series, date, taken, now);
    for (const day of passed) await tellPassedOver(repositories, series, day, now);
    return { posted, missed: passed.length };
  });
}

async function post(
  repositories: Repositories,
  series: Series,
  occurrence: string,
  start: Temporal.ZonedDateTime,
  ladder: readonly Rung[],
  now: number,
): Promise<void> {
  const { id, groupId, kind, title, description, accessibility, place, link, rule, first } = series;
  const { showsNames, buttonsOnly } = series;
  const event: Event = {
    id: newId(),
    groupId,
    kind,
    title,
    description,
    accessibility,
    place,
    link,
    start,
    end: endAfter(start, series.duration),
    state: 'open',
    ladder: series.ladder,
    edits: null,
    version: 1,
    showsNames,
    buttonsOnly,
    series: { id, occurrence, rule, first },
  };
  await repositories.events.add(event, now);
  for (const place of series.places) await repositories.posts.add(event.id, place);
  await announce(repositories, event, ladder, now);
}

/** The days since that one on which it has begun without having been posted. */
async function missed(
  series: Series,
  from: Temporal.PlainDate,
  taken: Taken,
  now: number,
): Promise<string[]> {
  const recurrence = recurrenceOf(series);
  const days: string[] = [];
  for (let after = from.subtract({ days: 1 }); ; ) {
    const [date] = await datesAfter(recurrence, after, 1);
    if (!date || timeOn(recurrence, date).epochMilliseconds > now) return days;
    if (!taken.has(date.toString())) days.push(date.toString());
    after = date;
  }
}
