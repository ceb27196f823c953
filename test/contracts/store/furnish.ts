import type { MessageRef, Place } from '../../../src/chat/place.ts';
import type { Event } from '../../../src/store/events.ts';
import { newId } from '../../../src/store/new-id.ts';
import type { Store } from '../../../src/store/open.ts';
import type { Post } from '../../../src/store/posts.ts';
import type { Template } from '../../../src/store/templates.ts';

/** Some moment (epoch ms), larger than 32 bits can hold, as all are. */
export const noon = Date.UTC(2027, 2, 14, 20);
export const hour = 3_600_000;

/** Text in both languages, with what databases mix up: quotes, signs of their own, letters beyond ASCII. */
export const title = { en: `"Don't" % _ \\ ; -- ¿?`, es: 'Asamblea ñandú 🌱' };

export function anEvent(groupId: string, change: Partial<Event> = {}): Event {
  const start = Temporal.Instant.fromEpochMilliseconds(noon).toZonedDateTimeISO('America/Los_Angeles');
  const nothing = { en: '', es: '' };
  return {
    id: newId(),
    groupId,
    kind: 'rally',
    title,
    description: nothing,
    accessibility: nothing,
    place: 'City Hall',
    link: '',
    start,
    end: start.add({ hours: 1 }),
    state: 'open',
    ladder: null,
    edits: null,
    version: 1,
    series: null,
    showsNames: false,
    buttonsOnly: false,
    ...change,
  };
}

export function aTemplate(groupId: string, name: string): Template {
  const { kind, description, accessibility, place, link } = anEvent(groupId);
  return {
    id: newId(),
    groupId,
    name,
    kind,
    title,
    description,
    accessibility,
    place,
    link,
    startTime: Temporal.PlainTime.from('10:00'),
    duration: Temporal.Duration.from({ hours: 2 }),
    ladder: ['P1D'],
    showsNames: true,
    buttonsOnly: true,
  };
}

export const server = { platform: 'discord', group: '900000000000000001' };

export function channel(name: string): Place {
  return { ...server, channel: name };
}

export function message(where: string, id: string): MessageRef {
  return { platform: server.platform, channel: where, message: id };
}

export interface Furnished {
  readonly groupId: string;
  readonly event: Event;
  readonly post: Post;
}

/** A group with one open event, posted in one channel. */
export async function furnish(store: Store, change: Partial<Event> = {}): Promise<Furnished> {
  const group = await store.groups.ensure({
    platform: server.platform,
    nativeId: server.group,
    languages: ['en', 'es'],
  });
  const event = anEvent(group.id, change);
  await store.events.add(event, noon - 24 * hour);
  const post = await store.posts.add(event.id, channel('general'));
  return { groupId: group.id, event, post };
}
