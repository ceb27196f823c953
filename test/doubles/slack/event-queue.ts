import type { Json } from '../discord/json.ts';
import { type EventSink, eventBody } from './event-body.ts';
import type { InteractionRecord } from './interaction-record.ts';
import type { Transport } from './transport.ts';
import type { World } from './world.ts';

/** "apis/events-api": Retries: at once, after a minute, after five more; then the event is lost. */
const WAITS_MS = [0, 60_000, 300_000];
/** "apis/events-api": Responding to events, within 3 seconds. */
const ANSWER_WITHIN_MS = 3000;

/** One event on its way to the app. */
interface Pending {
  readonly body: Json;
  readonly record: InteractionRecord | undefined;
  /** What the next delivery is called: 0 the first, then the repetitions. */
  attempt: number;
  reason: string;
  /** How many of the waits are used up. */
  waited: number;
  /** By the double's clock: when the answer is late, or else when it is tried again. */
  dueAt: number;
  /** Whether the app has it now and may yet acknowledge it. */
  isUnderWay: boolean;
}

/** The events of the workspace, sent to the app, and sent again until acknowledged or lost. */
export class EventQueue implements EventSink {
  /** While true, what happens is never told to the app. */
  isLosing = false;
  transport: Transport;
  readonly #world: World;
  #held: Pending[] | null = null;
  #pending: Pending[] = [];

  constructor(world: World, transport: Transport) {
    this.#world = world;
    this.transport = transport;
    world.clock.onAdvance(() => this.#look());
  }

  happened(event: Json, record?: InteractionRecord): void {
    const body = eventBody(this.#world, event);
    const now = this.#world.clock.now();
    const pending: Pending = {
      body,
      record,
      attempt: 0,
      reason: this.transport.timeoutReason,
      waited: 0,
      dueAt: now,
      isUnderWay: false,
    };
    if (record) {
      record.payload = body;
      record.sendAgain = () => this.#repeat(pending);
    }
    if (this.isLosing) return;
    if (this.#held) this.#held.push(pending);
    else this.#begin(pending);
  }

  /** Keeps back what happens from now on. */
  hold(): void {
    this.#held ??= [];
  }

  release(order: 'as-sent' | 'reversed'): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const pending of order === 'reversed' ? held.toReversed() : held) this.#begin(pending);
  }

  /** A connection came up: what no connection has is sent over it at once. */
  connected(): void {
    for (const pending of [...this.#pending]) {
      if (!pending.isUnderWay) this.#try(pending, this.#world.clock.now());
    }
  }

  #begin(pending: Pending): void {
    this.#pending.push(pending);
    this.#try(pending, this.#world.clock.now());
  }

  /** A test's own repetition, of an event acknowledged or not. */
  #repeat(pending: Pending): void {
    pending.attempt = Math.max(1, pending.attempt);
    this.#send(pending);
  }

  #try(pending: Pending, at: number): void {
    if (this.#send(pending)) {
      pending.isUnderWay = true;
      pending.dueAt = at + ANSWER_WITHIN_MS;
    } else {
      pending.attempt = Math.max(1, pending.attempt);
      this.#wait(pending, at);
    }
  }

  #send(pending: Pending): boolean {
    const { attempt, reason, body, record } = pending;
    const isSent = this.transport.send(
      { type: 'events_api', body, acceptsPayload: false },
      attempt > 0 ? { attempt, reason } : null,
      {
        acknowledged: (payload) => this.#acknowledged(pending, payload),
        failed: (why) => this.#failed(pending, attempt, why),
      },
    );
    if (!isSent) return false;
    pending.attempt += 1;
    if (record) record.deliveries += 1;
    this.#world.changes.notify();
    return true;
  }

  /** The last try came to nothing: the next follows at once, later, or never. */
  #wait(pending: Pending, at: number): void {
    pending.isUnderWay = false;
    const wait = WAITS_MS[pending.waited];
    pending.waited += 1;
    if (wait === undefined || pending.attempt > WAITS_MS.length) {
      this.#drop(pending);
      pending.record?.undeliverable('lost after three repetitions');
    } else if (wait === 0) this.#try(pending, at);
    else pending.dueAt = at + wait;
  }

  #acknowledged(pending: Pending, payload: unknown): void {
    this.#drop(pending);
    pending.record?.acknowledge(payload);
    this.#world.changes.notify();
  }

  #failed(pending: Pending, attempt: number, reason: string): void {
    const isOfNow = pending.isUnderWay && pending.attempt === attempt + 1;
    if (!isOfNow || !this.#pending.includes(pending)) return;
    pending.reason = reason;
    this.#wait(pending, this.#world.clock.now());
  }

  #drop(pending: Pending): void {
    this.#pending = this.#pending.filter((one) => one !== pending);
  }

  /** Time may have been moved by hours at once: then several tries are due, one after the other. */
  #look(): void {
    const now = this.#world.clock.now();
    for (const pending of [...this.#pending]) {
      while (pending.dueAt <= now && this.#pending.includes(pending)) {
        if (pending.isUnderWay) {
          pending.reason = this.transport.timeoutReason;
          this.#wait(pending, pending.dueAt);
        } else this.#try(pending, pending.dueAt);
      }
    }
  }
}
