import type { Effect, InteractionKind, InteractionRecord } from './interaction-record.ts';
import type { Channel, Message } from './model.ts';
import type { View } from './view-model.ts';
import type { World } from './world.ts';

/** What nobody expects an answer of: a menu's options come with the acknowledgement. */
const QUIET: readonly InteractionKind[] = ['suggestion', 'closing'];

/**
 * Which interaction something the app did on its own token belongs to. What came by a `response_url`, a trigger or
 * an acknowledgement needs no guessing.
 */
export class Attribution {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** A message that only one person sees answers what they did in its channel, or in a modal. */
  ephemeral(message: Message): void {
    this.#show(
      { kind: 'message', message },
      ({ person, channel }) =>
        person.id === message.ephemeralFor && (channel === null || channel.id === message.channelId),
    );
  }

  /** A message for everybody answers who mentioned the bot there; in direct messages, whatever the person did. */
  posted(channel: Channel, message: Message): void {
    this.#show({ kind: 'message', message }, (record) => {
      if (channel.kind === 'im') return channel.members.has(record.person.id);
      const { source, kind } = record;
      if (kind !== 'mention' || record.channel !== channel || source === null) return false;
      return message.threadTs === null || message.threadTs === (source.threadTs ?? source.ts);
    });
  }

  /** An edit is seen by everybody who used the message and waits. */
  updated(message: Message): void {
    for (const record of this.#world.interactions) {
      const isUnanswered = record.source === message && record.effects.length === 0;
      if (isUnanswered) record.show({ kind: 'updated', message });
    }
  }

  home(view: View): void {
    this.#show({ kind: 'home', view }, ({ person }) => person.id === view.userId);
  }

  view(view: View): void {
    this.#show({ kind: 'view', view }, ({ person }) => person.id === view.userId);
  }

  /** The newest that is unanswered, or else the newest. */
  #show(effect: Effect, fits: (record: InteractionRecord) => boolean): void {
    const fitting = this.#world.interactions.filter(
      (record) => fits(record) && !record.failed && !QUIET.includes(record.kind),
    );
    const meant = fitting.findLast(({ effects }) => effects.length === 0) ?? fitting.at(-1);
    meant?.show(effect);
  }
}
