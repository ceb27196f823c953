import { Refusal } from '../chat/refusal.ts';
import type { Event } from '../store/events.ts';

/** Throws a Refusal where no reminder of this event can go out any more, or none yet. */
export function mustBeComing({ state, start }: Event, now: number): void {
  if (state === 'draft') throw new Refusal('event.gone');
  if (state === 'cancelled') throw new Refusal('event.is-cancelled');
  if (start.epochMilliseconds <= now) throw new Refusal('reminders.has-begun');
}
