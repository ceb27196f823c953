import { Refusal } from '../chat/refusal.ts';
import type { Event } from '../store/events.ts';
import type { Repositories } from '../store/open.ts';
import { openEvent } from './act.ts';

/** Where the public may speak. */
const kinds: readonly Event['kind'][] = ['council-meeting', 'committee-hearing'];

export function canSpeak({ kind }: Pick<Event, 'kind'>): boolean {
  return kinds.includes(kind);
}

/** Stands in a button of a receipt that asks something, which must not be lost when the receipt is shown anew. */
const asking = 'asking';

export const askings = [asking] as const;

export function stillAsks(asks: boolean): readonly string[] {
  return asks ? [asking] : [];
}

/** Notes that somebody who is going will speak there, or will not. Throws Refusal where that cannot be (any more). */
export async function speak(
  repositories: Repositories,
  {
    eventId,
    person,
    speaks,
  }: { readonly eventId: string; readonly person: string; readonly speaks: boolean },
  now: number,
): Promise<Event> {
  const event = await openEvent(repositories, eventId, now);
  if (!canSpeak(event)) throw new Refusal('error.unknown-button');
  if (!(await repositories.rsvps.setSpeaks(eventId, person, speaks))) throw new Refusal('rsvp.speak-first');
  return event;
}
