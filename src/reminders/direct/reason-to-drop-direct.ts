import type { Event } from '../../store/events.ts';
import type { Store } from '../../store/open.ts';
import type { DirectRow, FanOutRow } from '../../store/outbox.ts';
import { isToCome } from '../ladder.ts';
import { dueAt, parseRung } from '../rung.ts';
import { isInAudience } from './audience.ts';

type Row = Pick<FanOutRow, 'ofStart' | 'rung'>;

/** Why nobody is to be reminded of this event by it any more, in a word for the log; null if they are. */
export function reasonToDropForAll(event: Event, { ofStart, rung }: Row, now: number): string | null {
  if (event.state !== 'open') return 'not-open';
  if (event.start.epochMilliseconds <= now) return 'too-late';
  // One for the new time is planned, unless that would have been due already: then it is this one.
  const isMoved = ofStart !== null && ofStart !== event.start.epochMilliseconds;
  return isMoved && isToCome(event, rung, now) ? 'moved' : null;
}

/** The same for one person: they may have changed their mind since, or a later reminder is due too. */
export async function reasonToDropForOne(
  store: Store,
  row: DirectRow,
  event: Event,
  now: number,
): Promise<string | null> {
  const forAll = reasonToDropForAll(event, row, now);
  if (forAll !== null) return forAll;
  if (!(await isInAudience(store, row, row.person))) return 'not-coming';
  return (await isOvertaken(store, row, event, now)) ? 'overtaken' : null;
}

async function isOvertaken(store: Store, row: DirectRow, event: Event, now: number): Promise<boolean> {
  const comesAfter = (other: DirectRow | FanOutRow) =>
    other.id !== row.id &&
    other.ofStart === row.ofStart &&
    other.dueAt <= now &&
    speaksOfTheSame(other, row) &&
    isBefore(event, row, other);
  // Read first: one that is carried out just now becomes a row of theirs.
  const fanOuts = await store.outbox.fanOuts(row.eventId);
  const theirs = await store.outbox.directsTo(row.eventId, row.person);
  if (theirs.some((other) => other.state !== 'withdrawn' && comesAfter(other))) return true;
  // What is due too, but is not theirs yet.
  for (const other of fanOuts.filter(comesAfter)) {
    const isToCome = other.state === 'pending' || other.state === 'claimed';
    if (isToCome && (await isInAudience(store, other, row.person))) return true;
  }
  return false;
}

function speaksOfTheSame(one: Pick<FanOutRow, 'rung'>, other: Pick<FanOutRow, 'rung'>): boolean {
  return parseRung(one.rung).about === parseRung(other.rung).about;
}

/** Quiet hours move several to one moment: by when they were meant. Of two that were meant for the same, one goes out. */
function isBefore(event: Event, one: Pick<FanOutRow, 'rung'>, other: Pick<FanOutRow, 'rung'>): boolean {
  const [first, second] = [dueAt(event, one.rung), dueAt(event, other.rung)];
  return first === second ? one.rung < other.rung : first < second;
}
