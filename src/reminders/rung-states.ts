import type { Campaign } from '../content/campaign.ts';
import type { Event } from '../store/events.ts';
import type { Repositories } from '../store/open.ts';
import type { ChannelRow, FanOutRow } from '../store/outbox.ts';
import type { Post } from '../store/posts.ts';
import { ladderOf } from './ladder.ts';
import { dueAt, parseRung, type Rung } from './rung.ts';

/**
 * What became of a reminder in one channel, or of its way to people. `overtaken`: the next one was due as well when it could
 * have been sent; `skipped`: organizers took it back; `missed`: its time had passed when the event was posted there;
 * `after-start`: at that time the event has begun.
 */
export type RungState =
  | 'waiting'
  | 'sending'
  | 'sent'
  | 'failed'
  | 'unknown'
  | 'overtaken'
  | 'skipped'
  | 'missed'
  | 'after-start';

/** What stands in the outbox for a rung: in one channel, or for people. */
export type RungRow = ChannelRow | FanOutRow;

/** A rung, in each of some channels. */
export interface RungStatus {
  readonly rung: Rung;
  /** Epoch milliseconds. */
  readonly due: number;
  /** The channels by what became of it there, in the order of {@link RungState}; of one for people a single state, of none. */
  readonly states: ReadonlyMap<RungState, readonly Post[]>;
}

/** The reminders of an event that remind of its start as it stands now; those that people asked for themselves are theirs. */
export async function remindersOf(
  { outbox }: Pick<Repositories, 'outbox'>,
  event: Event,
): Promise<RungRow[]> {
  const start = event.start.epochMilliseconds;
  const rows: RungRow[] = [...(await outbox.of(event.id)), ...(await outbox.fanOuts(event.id))];
  return rows.filter(
    ({ kind, ofStart, rung }) =>
      (kind === 'reminder' || (kind === 'fan-out' && parseRung(rung).to !== 'personal')) &&
      (ofStart === null || ofStart === start),
  );
}

/** Whether it will go out, is going out or has gone out. */
export function isLive({ state }: RungRow): boolean {
  return state === 'pending' || state === 'claimed' || state === 'sent';
}

/** Every rung of an event, those that were skipped among them, earliest first. `rows`: its reminders, in any channel. */
export function rungsOf(event: Event, campaign: Campaign, rows: readonly RungRow[]): Rung[] {
  const rungs = new Set([...ladderOf(event, campaign), ...rows.map(({ rung }) => rung)]);
  return [...rungs].sort((a, b) => dueAt(event, a) - dueAt(event, b));
}

/** What became of each rung in the channels of `posts`, and for people. */
export function rungStates(
  event: Event,
  campaign: Campaign,
  rows: readonly RungRow[],
  posts: readonly Post[],
  now: number,
): RungStatus[] {
  return rungsOf(event, campaign, rows).map((rung) => {
    const due = dueAt(event, rung);
    const ofRung = rows.filter((row) => row.rung === rung);
    const dropped = ladderOf(event, campaign).includes(rung) ? 'missed' : 'skipped';
    const never = due >= event.start.epochMilliseconds ? 'after-start' : null;
    const without = never ?? (due > now ? 'skipped' : dropped);
    if (parseRung(rung).to !== 'channel')
      return { rung, due, states: new Map([[stateOf(ofRung[0], without, now), []]]) };
    const states = Map.groupBy(posts, ({ id }) => {
      const row = ofRung.find(({ postId }) => postId === id);
      return stateOf(row, without, now);
    });
    return { rung, due, states };
  });
}

function stateOf(row: RungRow | undefined, without: RungState, now: number): RungState {
  switch (row?.state) {
    case 'pending':
      // One that could not be delivered is tried again and again.
      return row.attempts > 0 || row.dueAt <= now ? 'sending' : 'waiting';
    case 'claimed':
      return 'sending';
    case 'sent':
    case 'failed':
    case 'unknown':
      return row.state;
    case 'withdrawn':
      return row.error === 'overtaken' && without === 'missed' ? 'overtaken' : without;
    case undefined:
      return without;
  }
}
