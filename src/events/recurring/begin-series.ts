import { Refusal } from '../../chat/refusal.ts';
import type { Rung } from '../../reminders/rung.ts';
import { mustHaveRoom } from '../../store/caps.ts';
import type { Event } from '../../store/events.ts';
import type { Repositories } from '../../store/open.ts';
import { scheduled } from './schedule.ts';
import { newSeries } from './series-of.ts';

/**
 * Has the series of an event that was just confirmed go on from it: the next one is as this one, in the same channels. Of
 * what comes again in no way, nothing happens. Throws Refusal where its rule is gone, or the
 * group has as many as it can.
 */
export async function beginSeries(
  { series, posts }: Pick<Repositories, 'series' | 'posts'>,
  event: Event,
  ladder: readonly Rung[],
  now: number,
): Promise<void> {
  if (event.series === null) return;
  const { id, rule, first, occurrence } = event.series;
  const kept = await series.byId(id);
  if (!kept) throw new Refusal('event.gone');
  const others = (await series.of(event.groupId, now)).filter((each) => each.id !== id);
  mustHaveRoom('series', others.length);
  const places = (await posts.of(event.id)).map(({ place }) => place);
  const begun = { ...newSeries(event, { id, rule, first }, places), version: kept.version };
  const next = await scheduled(begun, new Set(occurrence === null ? [] : [occurrence]), ladder, now);
  await series.save({ ...begun, ...next });
}
