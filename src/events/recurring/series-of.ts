import type { Place } from '../../chat/place.ts';
import type { Event, SeriesOfEvent } from '../../store/events.ts';
import type { Series } from '../../store/series.ts';
import { wallLength } from '../repeating/wall-length.ts';
import type { Recurrence } from './recurrence.ts';
import { ruleOf } from './rule.ts';

/** When the events of a series are. */
export function recurrenceOf({ rule, first, timeZone, skipped }: Series): Recurrence {
  return { rule: ruleOf(rule), first, timeZone, skipped };
}

/** What its post says of an event that is one of a series. */
export function ruleOfEvent({
  rule,
  first,
}: Pick<SeriesOfEvent, 'rule' | 'first'>): Pick<Recurrence, 'rule' | 'first'> {
  return { rule: ruleOf(rule), first };
}

/** What every event of a series takes from the one that an organizer has confirmed: all but its day. */
function patternFor(
  event: Event,
): Pick<
  Series,
  | 'kind'
  | 'title'
  | 'description'
  | 'accessibility'
  | 'place'
  | 'link'
  | 'ladder'
  | 'timeZone'
  | 'duration'
  | 'showsNames'
  | 'buttonsOnly'
> {
  const { start, end, kind, title, description, accessibility, place, link, ladder } = event;
  const { showsNames, buttonsOnly } = event;
  const timeZone = start.timeZoneId;
  const duration = wallLength(start, end);
  const same = { kind, title, description, accessibility, place, link, ladder, showsNames, buttonsOnly };
  return { ...same, timeZone, duration };
}

/** A series of which this is the first event, as long as nobody has confirmed it. */
export function newSeries(
  event: Event,
  { id, rule, first }: Pick<Series, 'id' | 'rule' | 'first'>,
  places: readonly Place[] = [],
): Series {
  const { groupId } = event;
  const unborn = { skipped: [], next: null, postAt: null, version: 1 };
  return { ...patternFor(event), ...unborn, id, groupId, rule, first, places };
}
