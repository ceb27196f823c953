import type { Lane, Limit } from './limit.ts';

/** What went out in one lane, and when the next may. All times are a pacer's own, in milliseconds. */
export class LaneState {
  /** When a call is due by the steady rhythm (the "theoretical arrival time" of the generic cell rate algorithm). */
  #rhythm = Number.NEGATIVE_INFINITY;
  #closedUntil = Number.NEGATIVE_INFINITY;
  #underWay = 0;
  /** When the last calls were answered, oldest first; only where there is a most. */
  readonly #answered: number[] = [];
  #limit: Limit | null = null;

  /** When a call may go out, if nothing else does; infinity while another is under way and has to end first. */
  freeAt(lane: Lane): number {
    const mostUnderWay = lane.oneAtATime ? 1 : (lane.limit?.most?.calls ?? Number.POSITIVE_INFINITY);
    if (this.#underWay >= mostUnderWay) return Number.POSITIVE_INFINITY;
    return this.soonest(lane);
  }

  /** The same, if what stands in its way by being under way ended now. */
  soonest({ limit }: Lane): number {
    if (!limit) return this.#closedUntil;
    const byRhythm = this.#rhythm - (limit.burst - 1) * limit.everyMs;
    return Math.max(this.#closedUntil, byRhythm, this.#roomAt(limit));
  }

  /** When so many answers are old enough that one more call is not too many. */
  #roomAt({ most }: Limit): number {
    if (!most) return Number.NEGATIVE_INFINITY;
    const room = Math.max(1, most.calls - this.#underWay);
    const mustAge = this.#answered.at(-room);
    return mustAge === undefined ? Number.NEGATIVE_INFINITY : mustAge + most.withinMs;
  }

  begin({ limit }: Lane, now: number): void {
    this.#underWay += 1;
    this.#limit = limit;
    if (limit) this.#rhythm = Math.max(this.#rhythm, now) + limit.everyMs;
  }

  end({ limit }: Lane, now: number): void {
    this.#underWay -= 1;
    if (!limit?.most) return;
    this.#answered.push(now);
    if (this.#answered.length > limit.most.calls) this.#answered.shift();
  }

  closeUntil(at: number): void {
    this.#closedUntil = Math.max(this.#closedUntil, at);
  }

  /** Whether nothing of it need be remembered. */
  isAtRest(now: number): boolean {
    const last = this.#answered.at(-1) ?? Number.NEGATIVE_INFINITY;
    const window = this.#limit?.most?.withinMs ?? 0;
    return this.#underWay === 0 && this.#closedUntil <= now && this.#rhythm <= now && last + window <= now;
  }
}
