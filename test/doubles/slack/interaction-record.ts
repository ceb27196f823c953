import { waitUntil } from '../discord/changes.ts';
import type { Json } from '../discord/json.ts';
import { type InteractionAnswer, seeAnswer } from './interaction-answer.ts';
import type { Channel, Message, Person } from './model.ts';
import type { Option } from './option-rules.ts';
import type { View } from './view-model.ts';
import type { World } from './world.ts';

/** Something that the person sees of an interaction. */
export type Effect =
  | { readonly kind: 'message' | 'updated' | 'deleted'; readonly message: Message }
  | { readonly kind: 'view'; readonly view: View }
  | { readonly kind: 'home'; readonly view: View }
  | { readonly kind: 'viewErrors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'options'; readonly options: readonly Option[] };

/** "interactivity/handling-user-interaction": an app must acknowledge within 3 seconds. */
const ACKNOWLEDGE_WITHIN_MS = 3000;

/** What a person can do that reaches the app. */
export type InteractionKind =
  | 'command'
  | 'action'
  | 'suggestion'
  | 'submission'
  | 'closing'
  | 'home'
  | 'mention'
  | 'direct-message'
  | 'reaction';

/** Those that come by the Events API: nobody is told of a late acknowledgement. */
const EVENTS: readonly InteractionKind[] = ['home', 'mention', 'direct-message', 'reaction'];

export interface NewInteraction {
  readonly kind: InteractionKind;
  /** What the person did, for messages to the test's author. */
  readonly what: string;
  readonly person: Person;
  readonly channel: Channel | null;
  /** The message whose button or menu was used, or which mentioned the bot. */
  readonly source?: Message | null;
  readonly view?: View | null;
}

/** One thing a person did, with everything the bot did about it. */
export class InteractionRecord {
  readonly kind: InteractionKind;
  readonly what: string;
  readonly person: Person;
  readonly channel: Channel | null;
  readonly source: Message | null;
  readonly view: View | null;
  readonly createdAt: number;
  /** What was sent to the app: a command's fields, an interaction's payload, or the body of an event. */
  payload: Json = {};
  /** How many times it was sent; 0 while nobody was there to receive it. */
  deliveries = 0;
  /** The first acknowledgement, with what it carried. */
  acknowledgement: { readonly payload: unknown; readonly at: number } | null = null;
  readonly effects: Effect[] = [];
  /** Sends it once more, as Slack repeats itself; set by whoever sent it first. */
  sendAgain: () => void = () => {
    throw new Error(`${this.what} was never sent`);
  };
  #undeliverable: string | null = null;
  readonly #world: World;

  constructor(world: World, { kind, what, person, channel, source, view }: NewInteraction) {
    this.#world = world;
    this.kind = kind;
    this.what = `${person.name}: ${what}`;
    this.person = person;
    this.channel = channel;
    this.source = source ?? null;
    this.view = view ?? null;
    this.createdAt = world.clock.now();
    world.interactions.push(this);
  }

  get isEvent(): boolean {
    return EVENTS.includes(this.kind);
  }

  /** Whether the person was told that the app did not respond. */
  get failed(): boolean {
    if (this.acknowledgement !== null || this.isEvent) return false;
    return this.#undeliverable !== null || this.isLate;
  }

  get isLate(): boolean {
    return this.#world.clock.now() - this.createdAt > ACKNOWLEDGE_WITHIN_MS;
  }

  undeliverable(reason: string): void {
    this.#undeliverable ??= reason;
    this.#world.changes.notify();
  }

  acknowledge(payload: unknown): void {
    this.acknowledgement ??= { payload, at: this.#world.clock.now() };
    this.#world.changes.notify();
  }

  show(effect: Effect): void {
    this.effects.push(effect);
    this.#world.changes.notify();
  }

  /** Resolves with what the acknowledgement carried; rejects when the app did not respond. */
  async acknowledged(): Promise<unknown> {
    await this.#wait(() => this.acknowledgement !== null || this.failed, 'the acknowledgement');
    return this.acknowledgement?.payload;
  }

  /** Resolves with the first thing the person sees of it, or the first that is `wanted`; see README.md. */
  async answered(
    wanted: (answer: InteractionAnswer) => unknown = () => true,
    options: { readonly withinMs?: number } = {},
  ): Promise<InteractionAnswer> {
    const look = (): boolean =>
      this.failed || (this.effects.length > 0 && this.#mayShow && Boolean(wanted(this.answer())));
    await this.#wait(look, 'something to see', options.withinMs);
    return this.answer();
  }

  /** What there is now, without waiting. */
  answer(): InteractionAnswer {
    return seeAnswer(this.#world, this.person, this.effects);
  }

  /** An event may be answered before it is acknowledged; so may anything, but then the acknowledgement counts. */
  get #mayShow(): boolean {
    return this.isEvent || this.acknowledgement !== null;
  }

  /** Waits for the app; where it does nothing, the rules it broke are the likeliest reason. */
  async #wait(look: () => boolean, forWhat: string, withinMs = 30_000): Promise<void> {
    const { changes, violations } = this.#world;
    const broken = (): string => (violations.length > 0 ? `; violations: ${violations.join('; ')}` : '');
    await waitUntil(changes, look, { for: `${forWhat} after ${this.what}`, withinMs }).catch(
      (error: Error) => {
        throw new Error(`${error.message}${broken()}`);
      },
    );
    if (!this.failed) return;
    const why = this.#undeliverable ?? 'operation_timeout';
    throw new Error(`${this.what}: the app did not respond (${why})${broken()}`);
  }
}
