import type { Place } from '../../chat/place.ts';
import type { Core } from '../../core.ts';
import type { Event } from '../../store/events.ts';
import type { Template } from '../../store/templates.ts';
import { wallLength } from './wall-length.ts';

/** What an event is made after: all of it but its day. */
export interface Pattern
  extends Pick<
    Event,
    | 'id'
    | 'kind'
    | 'title'
    | 'description'
    | 'accessibility'
    | 'place'
    | 'link'
    | 'ladder'
    | 'showsNames'
    | 'buttonsOnly'
  > {
  /** A template's; null for an event. */
  readonly name: string | null;
  /** By the clock on the wall, like its length. */
  readonly time: Temporal.PlainTime;
  readonly duration: Temporal.Duration;
  /** When it was, in the group's zone; null for a template. */
  readonly last: Temporal.ZonedDateTime | null;
  /** The channels of this group in which it stood, the first one first; none for a template. */
  readonly places: readonly Place[];
}

/** The event as the group here knew it: by its own clock, in its own channels. */
export async function patternOfEvent(
  core: Core,
  event: Event,
  here: Place,
  timeZone: string,
): Promise<Pattern> {
  const posts = (await core.store.posts.of(event.id)).filter(
    ({ place }) => place.platform === here.platform && place.group === here.group,
  );
  // Where the platform refused it, it never stood.
  const stood = posts.filter(({ message }) => message !== null);
  const last = event.start.withTimeZone(timeZone);
  return {
    ...event,
    name: null,
    time: last.toPlainTime(),
    duration: wallLength(last, event.end),
    last,
    places: (stood.length > 0 ? stood : posts).map(({ place }) => place),
  };
}

export function patternOfTemplate(template: Template): Pattern {
  return { ...template, time: template.startTime, last: null, places: [] };
}
