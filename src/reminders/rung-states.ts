import type { Campaign } from '../content/campaign.ts';
import type { Event } from '../store/events.ts';
import type { ChannelRow } from '../store/outbox.ts';
import type { Post } from '../store/posts.ts';
import { ladderOf } from './ladder.ts';
import { dueAt, type Rung } from './rung.ts';

/**
 * What became of a reminder in one channel. `overtaken`: the next one was due as well when it could have been sent;
 * `skipped`: organizers took it back; `missed`: its time had passed when the event was posted there.
 */
export type RungState =
  | 'waiting'
  | 'sending'
  | 'sent'
  | 'failed'
  | 'unknown'
  | 'overtaken'
  | 'skipped'
  | 'missed';

/** A rung, in each of some channels. */
export interface RungStatus {
  readonly rung: Rung;
  /** Epoch milliseconds. */
  readonly due: number;
  /** The channels by what became of it there, in the order of {@link RungState}. */
  readonly states: ReadonlyMap<RungState, readonly Post[]>;
}

/** The reminders among an event's rows that remind of the start as it stands now. */
export function remindersOf(event: Event, rows: readonly ChannelRow[]): ChannelRow[] {
  const start = event.start.epochMilliseconds;
  return rows.filter(({ kind, ofStart }) => kind === 'reminder' && (ofStart === null || ofStart === start));
}

/** Whether it will go out, is going out or has gone out. */
export function isLive({ state }: ChannelRow): boolean {
  return state === 'pending' || state === 'claimed' || state === 'sent';
}

/** Every rung of an event, those that were skipped among them, earliest first. `rows`: its reminders, in any channel. */
export function rungsOf(event: Event, campaign: Campaign, rows: readonly ChannelRow[]): Rung[] {
  const rungs = new Set([...ladderOf(event, campaign), ...rows.map(({ rung }) => rung)]);
  return [...rungs].sort((a, b) => dueAt(event, a) - dueAt(event, b));
}

/** What became of each rung in the channels of `posts`. */
export function rungStates(
  event: Event,
  campaign: Campaign,
  rows: readonly ChannelRow[],
  posts: readonly Post[],
  now: number,
): RungStatus[] {
  return rungsOf(event, campaign, rows).map((rung) => {
    const due = dueAt(event, rung);
    const ofRung = rows.filter((row) => row.rung === rung);
    const dropped = ladderOf(event, campaign).includes(rung) ? 'missed' : 'skipped';
    const states = Map.groupBy(posts, ({ id }) => {
      const row = ofRung.find(({ postId }) => postId === id);
      return stateOf(row, due > now ? 'skipped' : dropped, now);
    });
    return { rung, due, states };
  });
}

function stateOf(row: ChannelRow | undefined, without: RungState, now: number): RungState {
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
