import { Refusal } from '../chat/refusal.ts';
import type { Event } from '../store/events.ts';
import { isLater } from '../store/is-later.ts';
import type { Repositories, Store } from '../store/open.ts';
import { type Choice, nowhere, type Said } from '../store/rsvps.ts';
import { refreshPosts } from './refresh-posts.ts';

export interface Act {
  readonly eventId: string;
  /** A pseudonym. */
  readonly person: string;
  /** Null takes the RSVP back. */
  readonly choice: Choice | null;
  readonly via: 'button' | 'command';
  /** When it was done, and when it came in (epoch ms, the platform's clock). */
  readonly at: number;
  readonly heardAt: number;
  /** Its `sealed` counts only where the event shows names. Left out: nobody knows where it was said. */
  readonly said?: Said;
  /** A post that its own answer refreshes, so that it needs no edit of its own. */
  readonly shownIn: string | null;
}

export interface Acted {
  readonly event: Event;
  /** What was counted before. */
  readonly before: Choice | null;
  /** What is counted now: what was asked for, unless the person has said something later that came in earlier. */
  readonly standing: Choice | null;
}

/**
 * Records what a person said with a button or a command; the latest word counts. Resolves after the commit,
 * so what is shown from the result has been kept. Throws Refusal where the event takes no RSVPs any more.
 */
export async function act(store: Store, act: Act, now: number): Promise<Acted> {
  return store.transaction(async (repositories) => {
    const event = await openEvent(repositories, act.eventId, now);
    const known = await repositories.rsvps.of(event.id, act.person);
    const before = known?.choice ?? null;
    if (known && isLater(known.actedAt, act.at, act.heardAt)) return { event, before, standing: before };
    // Nothing is written of somebody who takes back what was never said.
    if (act.choice !== null || known) {
      if (!known) await repositories.forgotten.recall(act.person);
      const rsvp = { choice: act.choice, via: act.via, actedAt: act.at };
      const { groupId, sealed } = await stillThere(repositories, act.said ?? nowhere);
      const said = { groupId, sealed: event.showsNames ? sealed : null };
      await repositories.rsvps.set(event.id, act.person, rsvp, said);
    }
    if (before !== act.choice) await refreshPosts(repositories, event.id, now, act.shownIn);
    return { event, before, standing: act.choice };
  });
}

/** Throws Refusal where the event takes no RSVPs any more. */
export async function openEvent({ events }: Repositories, eventId: string, now: number): Promise<Event> {
  const event = await events.byId(eventId);
  if (!event || event.state === 'draft') throw new Refusal('event.gone');
  if (event.state === 'cancelled') throw new Refusal('event.is-cancelled');
  if (event.end.epochMilliseconds <= now) throw new Refusal('event.is-over');
  return event;
}

/** A group that was wiped since the tap came in keeps nothing of it. */
async function stillThere({ groups }: Repositories, said: Said): Promise<Said> {
  return said.groupId === null || (await groups.byId(said.groupId)) !== null ? said : nowhere;
}
