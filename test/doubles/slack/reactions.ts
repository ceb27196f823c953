import type { EventSink } from './event-body.ts';
import type { InteractionRecord } from './interaction-record.ts';
import type { Message, Person } from './model.ts';
import type { World } from './world.ts';

/** Sets and takes away reactions, and tells the app of both, its own included (events/reaction_added). */
export class Reactions {
  readonly #world: World;
  readonly #events: EventSink;

  constructor(world: World, events: EventSink) {
    this.#world = world;
    this.#events = events;
  }

  has(message: Message, userId: string, name: string): boolean {
    return message.reactions.some((one) => one.name === name && one.users.includes(userId));
  }

  /** Nothing happens, and nobody is told, where the person has reacted so already. */
  add(message: Message, person: Person, name: string, record?: InteractionRecord): void {
    if (this.has(message, person.id, name)) return;
    const known = message.reactions.find((one) => one.name === name);
    if (known) known.users.push(person.id);
    else message.reactions.push({ name, users: [person.id] });
    this.#tell('reaction_added', message, person, name, record);
  }

  remove(message: Message, person: Person, name: string, record?: InteractionRecord): void {
    const known = message.reactions.find((one) => one.name === name);
    if (!known?.users.includes(person.id)) return;
    known.users.splice(known.users.indexOf(person.id), 1);
    if (known.users.length === 0) message.reactions.splice(message.reactions.indexOf(known), 1);
    this.#tell('reaction_removed', message, person, name, record);
  }

  #tell(
    type: 'reaction_added' | 'reaction_removed',
    message: Message,
    person: Person,
    reaction: string,
    record?: InteractionRecord,
  ): void {
    this.#world.changes.notify();
    if (!this.#world.channelOf(message).members.has(this.#world.bot.userId)) return;
    const event = {
      type,
      user: person.id,
      reaction,
      item: { type: 'message', channel: message.channelId, ts: message.ts },
      item_user: message.authorId,
      event_ts: this.#world.ids.ts(),
    };
    this.#events.happened(event, record);
  }
}
