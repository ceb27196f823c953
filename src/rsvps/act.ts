import { Refusal } from '../chat/refusal.ts';
import type { Event } from '../store/events.ts';
import type { Repositories, Store } from '../store/open.ts';
import type { Choice, Rsvp } from '../store/rsvps.ts';
import { refreshPosts } from './refresh-posts.ts';

export interface Act {
  readonly eventId: string;
  /** A pseudonym. */
  readonly person: string;
  /** Null takes the RSVP back. */
  readonly choice: Choice | null;
  readonly via: 'button' | 'command';
  /** A post that its own answer refreshes, so that it needs no edit of its own. */
  readonly shownIn: string | null;
}

/**
 * Records what a person said with a button or a command; the latest word counts. Resolves after the commit,
 * so what is shown from the result has been kept. Throws Refusal where the event takes no RSVPs any more.
 */
export async function act(
  store: Store,
  act: Act,
  now: number,
): Promise<{ event: Event; before: Rsvp | null }> {
  return store.transaction(async (repositories) => {
    const event = await openEvent(repositories, act.eventId, now);
    const before = await repositories.rsvps.of(event.id, act.person);
    // Nothing is written of somebody who takes back what was never said.
    if (act.choice !== null || before) {
      await repositories.rsvps.set(event.id, act.person, { choice: act.choice, via: act.via, actedAt: now });
    }
    if ((before?.choice ?? null) !== act.choice) await refreshPosts(repositories, event.id, now, act.shownIn);
    return { event, before };
  });
}

async function openEvent({ events }: Repositories, eventId: string, now: number): Promise<Event> {
  const event = await events.byId(eventId);
  if (!event || event.state === 'draft') throw new Refusal('event.gone');
  if (event.state === 'cancelled') throw new Refusal('event.is-cancelled');
  if (event.end.epochMilliseconds <= now) throw new Refusal('event.is-over');
  return event;
}
