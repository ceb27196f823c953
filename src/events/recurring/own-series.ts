import type { Place } from '../../chat/place.ts';
import { Refusal } from '../../chat/refusal.ts';
import type { Core } from '../../core.ts';
import type { Event } from '../../store/events.ts';
import { groupOf } from '../group-of.ts';

/** Whether organizers here may change the whole series of an event: those of a group that shares one may change that one. */
export async function ownsSeries(core: Core, { series, groupId }: Event, place: Place): Promise<boolean> {
  return series !== null && (await groupOf(core, place)).id === groupId;
}

/** Throws a Refusal where the days of an event's series cannot be changed here: it has none, or it is another group's. */
export async function mustOwnSeries(core: Core, event: Event, place: Place): Promise<void> {
  if (event.series === null) throw new Refusal('repeats.not-a-series', {}, 'repeats');
  if (!(await ownsSeries(core, event, place))) throw new Refusal('series.other-group', {}, 'repeats');
}
