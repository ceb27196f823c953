import type { Place } from '../../chat/place.ts';
import { Refusal } from '../../chat/refusal.ts';
import type { Rung } from '../../reminders/rung.ts';
import { mustHaveRoom } from '../../store/caps.ts';
import type { Event } from '../../store/events.ts';
import type { Store } from '../../store/open.ts';
import { beginSeries } from '../recurring/begin-series.ts';
import { announce } from './announce.ts';

export interface Publication {
  readonly eventId: string;
  readonly ladder: readonly Rung[];
  /** Further channels that show the same event and count, besides where it was created. */
  readonly alsoIn: readonly Place[];
}

/**
 * Opens a draft and puts its post and its reminders into the outbox, all in one commit; what comes again begins with it. Confirming twice
 * changes nothing. Throws Refusal where the draft is gone or has begun meanwhile, or what is open, and tried again, is over, or
 * the group has as many as it can.
 */
export async function publishEvent(store: Store, publication: Publication, now: number): Promise<Event> {
  const { eventId, ladder, alsoIn } = publication;
  return store.transaction(async (repositories) => {
    const { events, posts } = repositories;
    const event = await events.byId(eventId);
    if (!event || event.state === 'cancelled' || event.edits !== null) throw new Refusal('event.gone');
    const last = event.state === 'open' ? event.end : event.start;
    if (last.epochMilliseconds <= now) throw new Refusal('event.create.too-late');
    if (event.state === 'draft')
      mustHaveRoom('openEvents', (await events.counted(event.groupId, now, now)).open);
    if (!(await events.move(eventId, 'draft', 'open'))) return event;
    for (const place of alsoIn) await posts.add(eventId, place);
    await announce(repositories, event, ladder, now);
    await beginSeries(repositories, event, ladder, now);
    return { ...event, state: 'open' };
  });
}
