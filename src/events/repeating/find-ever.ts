import type { Actor } from '../../chat/actor.ts';
import type { Place } from '../../chat/place.ts';
import { Refusal } from '../../chat/refusal.ts';
import type { Core } from '../../core.ts';
import type { Event } from '../../store/events.ts';
import { searchable } from '../finding/searchable.ts';
import { visibleEvents } from '../finding/visible-events.ts';
import { groupOf, zoneOf } from '../group-of.ts';
import { everEvents, latestOfOne, titlesOf } from './ever-events.ts';
import { type Pattern, patternOfEvent, patternOfTemplate } from './pattern.ts';

/** Fewer characters than this are not looked for inside names: they stand in too many. */
const leastCharacters = 3;

/** Whether a name fits what was typed: as it is, or by some words of it. */
type Fits = (name: string) => boolean;

/**
 * The event, coming or over, that somebody names: by its id or by words of its title. Of several with one title the
 * latest is meant. Throws Refusal where there is none, or more than one.
 */
export async function findEverEvent(core: Core, named: string, actor: Actor, place: Place): Promise<Event> {
  const byId = await eventOfId(core, named, actor, place);
  if (byId) return byId;
  const { past, coming } = await everEvents(core, actor, place);
  for (const fits of waysToFit(named)) {
    const meant = titled([...past, ...coming], fits);
    if (meant.length > 0) return onlyOne(latestOfOne(meant));
  }
  throw new Refusal('event.again.not-found', {}, 'event');
}

/** The same, or a template by its name: what is to be made into an event again. A name as it is counts before words of one. */
export async function findPattern(core: Core, named: string, actor: Actor, place: Place): Promise<Pattern> {
  const group = await groupOf(core, place);
  const patternOf = (event: Event) => patternOfEvent(core, event, place, zoneOf(group));
  const templates = await core.store.templates.of(group.id);
  const template = templates.find(({ id }) => id === named);
  if (template) return patternOfTemplate(template);
  const byId = await eventOfId(core, named, actor, place);
  if (byId) return patternOf(byId);
  const { past, coming } = await everEvents(core, actor, place);
  for (const fits of waysToFit(named)) {
    const saved = templates.filter(({ name }) => fits(searchable(name)));
    const [one, ...others] = saved;
    const meant = titled([...past, ...coming], fits);
    // Who saved a template under the very title of an event means the template.
    if (one && others.length === 0 && (meant.length === 0 || searchable(one.name) === searchable(named)))
      return patternOfTemplate(one);
    if (saved.length + meant.length > 0)
      return patternOf(onlyOne(saved.length === 0 ? latestOfOne(meant) : null));
  }
  throw new Refusal('event.again.not-found', {}, 'event');
}

function waysToFit(named: string): Fits[] {
  const wanted = searchable(named);
  const within: Fits = (name) => name.includes(wanted);
  return [(name) => wanted !== '' && name === wanted, ...(wanted.length >= leastCharacters ? [within] : [])];
}

function titled(events: readonly Event[], fits: Fits): Event[] {
  return events.filter((event) => titlesOf(event).some(fits));
}

function onlyOne(event: Event | null): Event {
  if (!event) throw new Refusal('event.again.several', {}, 'event');
  return event;
}

async function eventOfId(core: Core, id: string, actor: Actor, place: Place): Promise<Event | null> {
  const event = await core.store.events.inGroup(id, place);
  if (!event || event.state === 'draft') return null;
  const [visible] = await visibleEvents(core, [event], actor, place);
  return visible ?? null;
}
