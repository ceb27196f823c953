import type { Inbound } from '../../src/chat/inbound.ts';
import type { Message } from '../../src/chat/message.ts';
import type { Receive } from '../../src/chat/platform.ts';
import type { Responder } from '../../src/chat/responder.ts';
import { Changes, waitUntil } from '../doubles/discord/changes.ts';

type Kind = Inbound['kind'];
export type Of<K extends Kind> = Extract<Inbound, { kind: K }>;
type Handler<K extends Kind> = (inbound: Of<K>, responder: Responder) => Promise<void>;

/** Long enough for a machine that does much else at the same time. */
const patience = 30_000;

/** Resolves with the first truthy result. */
export function until<T>(look: () => T, what: string): Promise<NonNullable<T>> {
  return waitUntil(new Changes(), look, { for: what, withinMs: patience });
}

const noted: Message = { summary: 'Noted', blocks: [{ kind: 'text', text: 'Noted' }] };

/** The test in the core's place: writes down what it is told and answers as the test says, else with a word. */
export class StandIn {
  readonly told: Inbound[] = [];
  /** What broke while it answered. */
  readonly faults: unknown[] = [];
  #answering = 0;
  readonly #handlers = new Map<Kind, (inbound: Inbound, responder: Responder) => Promise<void>>([
    ['command', (_, responder) => responder.answer('private', noted)],
    ['action', (_, responder) => responder.answer('private', noted)],
    ['question', (_, responder) => responder.answer('public', noted)],
    ['completion', (_, responder) => responder.complete([])],
  ]);

  readonly receive: Receive = async (inbound, responder) => {
    this.told.push(inbound);
    if (!responder) return;
    this.#answering += 1;
    try {
      await this.#handlers.get(inbound.kind)?.(inbound, responder);
    } catch (error) {
      this.faults.push(error);
    }
    this.#answering -= 1;
  };

  /** Resolves when all that came in has been answered, so that what is seen then is all there will be. */
  settled(): Promise<boolean> {
    return until(() => this.#answering === 0, 'everything to be answered');
  }

  /** From now on this is what comes of such an inbound. */
  answer<K extends Kind>(kind: K, handler: Handler<K>): void {
    this.#handlers.set(kind, async (inbound, responder) => {
      if (isOf(kind, inbound)) await handler(inbound, responder);
    });
  }

  heard<K extends Kind>(kind: K): readonly Of<K>[] {
    return this.told.flatMap((inbound) => (isOf(kind, inbound) ? [inbound] : []));
  }

  /** Resolves as soon as there are so many of a kind. */
  hears<K extends Kind>(kind: K, count: number): Promise<readonly Of<K>[]> {
    return until(
      () => (this.heard(kind).length >= count ? this.heard(kind) : null),
      `${count} of ${kind} (told: ${this.told.map((inbound) => inbound.kind).join(', ')})`,
    );
  }

  /** The one of its kind, as soon as it is there. */
  async hearsOne<K extends Kind>(kind: K): Promise<Of<K>> {
    const [one] = await this.hears(kind, 1);
    return there(one);
  }
}

function isOf<K extends Kind>(kind: K, inbound: Inbound): inbound is Of<K> {
  return inbound.kind === kind;
}

export function there<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('there is no such thing');
  return value;
}
