import type { OutboxRow } from '../store/outbox.ts';
import type { Pace } from './pace.ts';

/** A claimed row until it is settled. */
export interface Held {
  readonly row: OutboxRow;
  /** Somebody died while sending it. */
  readonly abandoned: boolean;
  /** Until when it is surely ours: by the clock of the leases (epoch ms), and by one that never jumps (ms). */
  until: number;
  steadyUntil: number;
  /** Resolves when it has been settled. */
  readonly ended: Promise<void>;
  /** The how manieth row it is that was ever taken. */
  readonly ordinal: number;
}

/** The rows in hand. Of no lane so many are held that others find no room. */
export class InHand {
  readonly #pace: Pace;
  readonly #clock: () => number;
  readonly #held = new Map<string, Held>();
  readonly #byLane = new Map<string, number>();
  /** Lanes in which nothing goes out just now, and until when: by the clock (epoch ms), and by a steady one (ms). */
  readonly #resting = new Map<string, { readonly at: number; readonly steady: number }>();
  #taken = 0;

  constructor(pace: Pace, clock: () => number) {
    this.#pace = pace;
    this.#clock = clock;
  }

  /** How many were ever taken. */
  get taken(): number {
    return this.#taken;
  }

  get size(): number {
    return this.#held.size;
  }

  get ids(): string[] {
    return [...this.#held.keys()];
  }

  all(): Held[] {
    return [...this.#held.values()];
  }

  /** Notes until when these are surely ours. */
  keep(ids: Iterable<string>, { until, steadyUntil }: Pick<Held, 'until' | 'steadyUntil'>): void {
    for (const id of ids) {
      const held = this.#held.get(id);
      if (held) Object.assign(held, { until, steadyUntil });
    }
  }

  add(taken: Omit<Held, 'ordinal'>): Held {
    this.#taken += 1;
    const held = { ...taken, ordinal: this.#taken };
    this.#held.set(held.row.id, held);
    this.#byLane.set(held.row.lane, this.#in(held.row.lane) + 1);
    return held;
  }

  remove({ row: { id, lane } }: Held): void {
    this.#held.delete(id);
    const left = this.#in(lane) - 1;
    if (left > 0) this.#byLane.set(lane, left);
    else this.#byLane.delete(lane);
  }

  /**
   * How many may be taken with one claim: whole batches, which cost the least, as long as the places for another stay
   * free; of these last places a quarter at once, so that several floods leave room too.
   */
  get room(): number {
    const { batch, mostHeld } = this.#pace;
    const free = mostHeld - this.size;
    return Math.max(0, Math.min(batch, Math.max(free - batch, Math.ceil(free / 4))));
  }

  /** Of each lane. */
  get roomOfEach(): number {
    return Math.min(this.#pace.perLane, this.room);
  }

  /** Nothing of this lane is taken for so long (ms). */
  rest(lane: string, ms: number): void {
    this.#resting.set(lane, { at: this.#clock() + ms, steady: performance.now() + ms });
  }

  /** The lanes of which nothing more is taken for now. */
  closed(): string[] {
    for (const lane of this.#resting.keys()) if (!this.#rests(lane)) this.#resting.delete(lane);
    const full = [...this.#byLane].filter(([, held]) => held >= this.roomOfEach).map(([lane]) => lane);
    return [...new Set([...full, ...this.#resting.keys()])];
  }

  /** Whether a lane that was closed has room for a good part of what it may hold. */
  hasRoomAgain(lane: string): boolean {
    return !this.#rests(lane) && this.#in(lane) * 2 <= this.roomOfEach;
  }

  /** Until either clock says that it is over: one of them may have been set, or have stood still. */
  #rests(lane: string): boolean {
    const until = this.#resting.get(lane);
    return until !== undefined && this.#clock() < until.at && performance.now() < until.steady;
  }

  #in(lane: string): number {
    return this.#byLane.get(lane) ?? 0;
  }
}
