import type { Json } from '../discord/json.ts';
import type { EventSink } from './event-body.ts';
import type { InteractionRecord } from './interaction-record.ts';
import type { MessageContent } from './message-content.ts';
import { messageJson } from './message-json.ts';
import type { Channel, Message } from './model.ts';
import type { World } from './world.ts';

export interface NewMessage extends Partial<MessageContent> {
  readonly authorId: string;
  readonly subtype?: string | null;
  readonly threadTs?: string | null;
  readonly ephemeralFor?: string | null;
}

/** Writes, changes and deletes messages, and tells the app of those in its direct messages. */
export class MessageStore {
  readonly #world: World;
  readonly #events: EventSink;

  constructor(world: World, events: EventSink) {
    this.#world = world;
    this.#events = events;
  }

  create(channel: Channel, content: NewMessage, record?: InteractionRecord): Message {
    const message: Message = {
      ts: this.#world.ids.ts(),
      channelId: channel.id,
      authorId: content.authorId,
      subtype: content.subtype ?? null,
      text: content.text ?? '',
      blocks: content.blocks ?? [],
      metadata: content.metadata ?? null,
      threadTs: content.threadTs ?? null,
      ephemeralFor: content.ephemeralFor ?? null,
      editedTs: null,
      deleted: false,
      reactions: [],
    };
    channel.messages.set(message.ts, message);
    this.#tell(channel, message, { ...messageJson(this.#world, message), event_ts: message.ts }, record);
    this.#world.changes.notify();
    return message;
  }

  /** methods/chat.update: what text and blocks become when only one is given; metadata not given is kept. */
  edit(message: Message, { text, blocks, metadata }: MessageContent): void {
    const previous = messageJson(this.#world, message);
    if (text !== undefined) message.text = text;
    if (blocks !== undefined) message.blocks = blocks;
    else if (text !== undefined) message.blocks = [];
    if (metadata !== undefined) message.metadata = metadata;
    if (message.blocks.length === 0) message.editedTs = this.#world.ids.ts();
    const channel = this.#world.channelOf(message);
    this.#tell(channel, message, {
      type: 'message',
      subtype: 'message_changed',
      message: messageJson(this.#world, message),
      previous_message: previous,
      hidden: true,
      ts: this.#world.ids.ts(),
      event_ts: this.#world.ids.ts(),
    });
    this.#world.changes.notify();
  }

  /** As `replace_original` does: everything is new, and metadata that is not given again is lost. */
  replace(message: Message, { text, blocks, metadata }: MessageContent): void {
    this.edit(message, { text: text ?? '', blocks: blocks ?? [], metadata: metadata ?? null });
  }

  delete(message: Message): void {
    message.deleted = true;
    this.#tell(this.#world.channelOf(message), message, {
      type: 'message',
      subtype: 'message_deleted',
      deleted_ts: message.ts,
      previous_message: messageJson(this.#world, message),
      hidden: true,
      ts: this.#world.ids.ts(),
      event_ts: this.#world.ids.ts(),
    });
    this.#world.changes.notify();
  }

  /** events/message.im is all the app subscribes to; it brings the app's own messages as well. */
  #tell(channel: Channel, message: Message, event: Json, record?: InteractionRecord): void {
    if (channel.kind !== 'im' || message.ephemeralFor !== null) return;
    this.#events.happened({ ...event, channel: channel.id, channel_type: 'im' }, record);
  }
}
