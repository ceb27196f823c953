import { expect, test } from 'vitest';
import { loadContent } from '../../../src/content/load-content.ts';
import { rolling } from '../../../src/events/recurring/roll.ts';
import type { Store } from '../../../src/store/open.ts';
import type { Series } from '../../../src/store/series.ts';
import { errorLog } from '../error-log.ts';
import { anEvent, channel, furnish, hour, noon } from './furnish.ts';
import type { StoreWorld } from './world.ts';

const loaded = await loadContent('content');
if (!loaded.ok) throw new Error('content/ has faults');
const { campaign } = loaded.content;

/** The next event of a series is made once, however many look. */
export function rollsOnce(fresh: () => Promise<StoreWorld>): void {
  test('of several who post the next event of a series at once, one does it', async () => {
    const { store, other } = await fresh();
    const { groupId } = await furnish(store);
    const { kind, title, description, accessibility, place, link } = anEvent(groupId);
    const day = 24 * hour;
    // It is a Sunday there; on Tuesday at ten the second one begins, which is reminded of a day before.
    const series: Series = {
      id: 'weekly',
      groupId,
      kind,
      title,
      description,
      accessibility,
      place,
      link,
      ladder: ['P1D'],
      timeZone: 'America/Los_Angeles',
      rule: 'FREQ=WEEKLY;BYDAY=TU',
      first: Temporal.PlainDateTime.from('2027-03-09T10:00'),
      duration: Temporal.Duration.from({ hours: 2 }),
      places: [channel('general'), channel('events')],
      skipped: [],
      next: '2027-03-16',
      postAt: noon - 3 * hour,
      version: 1,
      showsNames: true,
      buttonsOnly: false,
    };
    await store.series.add(series);
    const { log, errors } = errorLog();
    const rollers = (now: number) =>
      [store, other, store, other].map((each: Store) =>
        rolling({ store: each, log, now: () => now, campaign: () => campaign }).run(),
      );
    await Promise.all(rollers(noon));
    const events = await store.events.ofSeries('weekly');
    expect(events.map(({ series: of }) => of?.occurrence)).toEqual(['2027-03-16']);
    const [event] = events;
    const rows = await store.outbox.of(event?.id ?? '');
    expect(rows.map(({ kind: is }) => is).sort()).toEqual(['post', 'post', 'reminder', 'reminder']);
    expect(await store.series.byId('weekly')).toMatchObject({
      next: '2027-03-23',
      postAt: noon - 3 * hour + 7 * day,
    });
    await Promise.all(rollers(noon + 14 * day));
    expect((await store.events.ofSeries('weekly')).map(({ series: of }) => of?.occurrence)).toEqual([
      '2027-03-16',
      '2027-03-30',
    ]);
    expect(errors).toEqual([]);
  });
}
