import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { waitUntil } from './changes.ts';
import type { CommandChoice } from './command.ts';
import { flattenMessage } from './flatten.ts';
import type { Json } from './json.ts';
import type { Channel, Message, Person } from './model.ts';
import type { ModalSubject } from './rules-responses.ts';
import type { World } from './world.ts';

/** What the bot has done about an interaction so far. */
export interface InteractionAnswer {
  /** The interaction callback type: 4 message, 5 deferred message, 6 deferred update, 7 update, 8 choices, 9 modal. */
  readonly type: number;
  readonly data: Json;
  /** From delivery to acknowledgement, by the double's clock. */
  readonly ackedAfterMs: number;
  /** The `@original` message: the response, or the message a component was on when it was updated. */
  readonly message: Message | null;
  /** All that the person sees of it now, flattened. */
  readonly text: string;
  readonly followUps: readonly Message[];
  /** Those of the response and the follow-ups which only the person sees. */
  readonly ephemeral: readonly Message[];
  /** How often messages were edited through this interaction's token. */
  readonly edits: number;
  readonly choices: readonly CommandChoice[];
  readonly modal: ModalSubject | null;
}

/** "Receiving and Responding": a token must be used within 3 seconds, and then lives 15 minutes. */
const ACKNOWLEDGE_WITHIN_MS = 3000;
const TOKEN_LIVES_MS = 15 * 60_000;

export interface NewInteraction {
  readonly type: number;
  readonly person: Person;
  readonly channel: Channel;
  /** The message a component (or the modal it opened) belongs to. */
  readonly source: Message | null;
}

/** One interaction, from its delivery on, with everything the bot answered. */
export class InteractionRecord {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly person: Person;
  readonly channel: Channel;
  readonly source: Message | null;
  readonly createdAt: number;
  /** The raw payload sent over the gateway. */
  payload: Json = {};
  /** False when no gateway session was there to receive it. */
  delivered = false;
  response: { readonly type: number; readonly data: Json; readonly at: number } | null = null;
  original: Message | null = null;
  readonly followUps: Message[] = [];
  edits = 0;
  choices: readonly CommandChoice[] = [];
  modal: ModalSubject | null = null;
  readonly #world: World;

  constructor(world: World, { type, person, channel, source }: NewInteraction) {
    this.#world = world;
    this.id = world.newId();
    this.token = `interaction-${this.id}-token`;
    this.type = type;
    this.person = person;
    this.channel = channel;
    this.source = source;
    this.createdAt = world.clock.now();
  }

  get ageMs(): number {
    return this.#world.clock.now() - this.createdAt;
  }

  /** Whether the person has been told "The application did not respond". */
  get failed(): boolean {
    return this.response === null && this.ageMs > ACKNOWLEDGE_WITHIN_MS;
  }

  get tokenExpired(): boolean {
    return this.ageMs > TOKEN_LIVES_MS;
  }

  /** Whether the person still sees "… is thinking". */
  get loading(): boolean {
    return (
      this.original !== null && !this.original.deleted && (this.original.flags & MessageFlags.Loading) !== 0
    );
  }

  /** Resolves once acknowledged, even by a mere deferral; rejects when the application did not respond. */
  async acknowledged(): Promise<InteractionAnswer> {
    await waitUntil(this.#world.changes, () => this.response !== null || this.failed);
    if (this.response === null) throw new Error(`The application did not respond${this.#why()}`);
    return this.answer();
  }

  #why(): string {
    if (!this.delivered) return ' (no gateway session was open)';
    const refused = this.#world.requests.filter(
      ({ path, code }) => path.includes(this.token) && code !== null,
    );
    const problems = this.#world.violations.filter(({ path }) => path.includes(this.token));
    return refused.length > 0 ? `: ${JSON.stringify([...refused, ...problems])}` : '';
  }

  /** Resolves once answered: a deferred message must also have been filled in (or deleted). */
  async answered(options: { readonly withinMs?: number } = {}): Promise<InteractionAnswer> {
    const first = await this.acknowledged();
    if (first.type === InteractionResponseType.DeferredChannelMessageWithSource) {
      const wait = { for: 'the deferred response', ...options };
      await waitUntil(this.#world.changes, () => !this.loading || this.followUps.length > 0, wait);
    }
    return this.answer();
  }

  /** What there is now, without waiting. */
  answer(): InteractionAnswer {
    const { response } = this;
    if (!response) throw new Error('Not answered yet');
    const own = [this.original, ...this.followUps].flatMap((message) => (message ? [message] : []));
    return {
      type: response.type,
      data: response.data,
      ackedAfterMs: response.at - this.createdAt,
      message: this.original,
      text: own
        .filter((message) => !message.deleted)
        .map(flattenMessage)
        .join('\n'),
      followUps: [...this.followUps],
      ephemeral: own.filter((message) => message.ephemeralFor !== null),
      edits: this.edits,
      choices: this.choices,
      modal: this.modal,
    };
  }
}
