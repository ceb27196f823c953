import type { Place } from '../../chat/place.ts';
import type { Core } from '../../core.ts';
import type { Event } from '../../store/events.ts';
import { groupOf } from '../group-of.ts';

/** The zones by which an event's time is changed. */
export interface Clocks {
  /** By which it is typed, and shown in the form. */
  readonly typed: string;
  /** By which the event goes once its time was changed. */
  readonly kept: string;
}

/**
 * Who changes a time types it by the clocks of their own group, even where the event was made in another zone. An event
 * of that group goes by them from then on, which mends a zone that was wrong at first; one that another group made and
 * shared goes on by its own. A group that has chosen no zone types by the event's.
 */
export async function clocksFor(core: Core, { groupId, start }: Event, place: Place): Promise<Clocks> {
  const group = await groupOf(core, place);
  const typed = group.timeZone ?? start.timeZoneId;
  return { typed, kept: group.id === groupId ? typed : start.timeZoneId };
}
