import { randomHex } from './ids.ts';
import type { InteractionRecord } from './interaction-record.ts';
import { refuse } from './slack-error.ts';
import type { World } from './world.ts';

/** "interactivity/handling-user-interaction": a `trigger_id` lives 3 seconds and is good for one use. */
const LIVES_MS = 3000;

interface Trigger {
  readonly record: InteractionRecord;
  readonly issuedAt: number;
  isExchanged: boolean;
}

export class Triggers {
  readonly #world: World;
  readonly #issued = new Map<string, Trigger>();

  constructor(world: World) {
    this.#world = world;
  }

  issue(record: InteractionRecord): string {
    const number = this.#issued.size + 1;
    const id = `${1_300_000_000 + number}.${number}.${randomHex(16)}`;
    this.#issued.set(id, { record, issuedAt: this.#world.clock.now(), isExchanged: false });
    return id;
  }

  /** methods/views.open: invalid_trigger_id, exchanged_trigger_id, expired_trigger_id. */
  exchange(id: string): InteractionRecord {
    const trigger = this.#issued.get(id);
    if (!trigger) return refuse('invalid_trigger_id');
    if (trigger.isExchanged) return refuse('exchanged_trigger_id');
    if (this.#world.clock.now() - trigger.issuedAt > LIVES_MS) return refuse('expired_trigger_id');
    trigger.isExchanged = true;
    return trigger.record;
  }
}
