import { MessageFlags } from 'discord-api-types/v10';
import { z } from 'zod';
import { refusals } from './api-error.ts';
import type { Component } from './component.ts';
import { walkComponents } from './component-tree.ts';
import { type Json, jsonSchema, present } from './json.ts';
import { mentionableText, mentionsIn } from './mentions.ts';
import type { MessageBody } from './message-body.ts';
import { guildIdJson, messageJson } from './message-payload.ts';
import type { Channel, Message, Person } from './model.ts';
import { memberJson, userJson } from './payloads.ts';
import type { World } from './world.ts';

export interface NewMessage {
  readonly author: Person;
  readonly ephemeralFor?: string | null;
  readonly interactionMetadata?: Json | null;
  readonly repliesTo?: string | null;
}

const MAY_BE_EMPTY = MessageFlags.Loading;

/** Adds a message to a channel and tells the bot, unless it is ephemeral. */
export function createMessage(world: World, channel: Channel, body: MessageBody, how: NewMessage): Message {
  const ephemeralFor = how.ephemeralFor ?? null;
  const content = body.content ?? '';
  const components = withIds(body.components ?? []);
  const message: Message = {
    id: world.newId(),
    channelId: channel.id,
    authorId: how.author.id,
    content,
    embeds: (body.embeds ?? []).map(embedAsKept),
    components,
    flags: body.flags ?? 0,
    mentions: mentionsIn(
      mentionableText({ content, components }),
      body.allowed_mentions,
      authorOf(channel, how.repliesTo ?? null),
    ),
    createdAt: world.clock.now(),
    editedAt: null,
    deleted: false,
    reactions: [],
    nonce: body.nonce ?? null,
    repliesTo: how.repliesTo ?? null,
    ephemeralFor,
    interactionMetadata: how.interactionMetadata ?? null,
  };
  refuseEmpty(message, body);
  channel.messages.set(message.id, message);
  if (ephemeralFor === null) {
    world.dispatch(
      'MESSAGE_CREATE',
      (intents) => ({ ...eventJson(world, channel, message, intents), ...nonceJson(message) }),
      channel,
    );
  }
  world.changes.notify();
  return message;
}

/** Changes what the request names and leaves the rest ("Message Resource": Edit Message). */
export function editMessage(world: World, message: Message, body: MessageBody): void {
  const kept = message.flags & ~MessageFlags.Loading;
  const settable = MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2;
  const changed: Message = {
    ...message,
    content: body.content === undefined ? message.content : (body.content ?? ''),
    embeds: body.embeds === undefined ? message.embeds : (body.embeds ?? []).map(embedAsKept),
    components: body.components === undefined ? message.components : withIds(body.components ?? []),
    flags:
      body.flags === undefined || body.flags === null ? kept : (kept & ~settable) | (body.flags & settable),
  };
  refuseEmpty(changed, body);
  message.content = changed.content;
  message.embeds = changed.embeds;
  message.components = changed.components;
  // A message is of Components V2 for good; documented-rules refuses requests that say otherwise.
  message.flags = changed.flags | (kept & (MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral));
  const repliedTo = authorOf(world.channel(message.channelId), message.repliesTo);
  message.mentions = mentionsIn(mentionableText(changed), body.allowed_mentions, repliedTo);
  message.editedAt = world.clock.now();
  announceEdit(world, message);
}

function announceEdit(world: World, message: Message): void {
  const channel = world.channel(message.channelId);
  if (message.ephemeralFor === null) {
    world.dispatch('MESSAGE_UPDATE', (intents) => eventJson(world, channel, message, intents), channel);
  }
  world.changes.notify();
}

export function deleteMessage(world: World, message: Message): void {
  const channel = world.channel(message.channelId);
  message.deleted = true;
  if (message.ephemeralFor === null) {
    world.dispatch('MESSAGE_DELETE', { id: message.id, ...whereJson(channel) }, channel);
  }
  world.changes.notify();
}

/** "Gateway Events": Message Delete Bulk, as after a moderator's ban; there is none in direct messages. */
export function deleteMessages(world: World, messages: readonly Message[]): void {
  const [channel, ...others] = new Set(messages.map(({ channelId }) => world.channel(channelId)));
  if (!channel || others.length > 0 || channel.guildId === null) {
    throw new Error('Messages are deleted in bulk in one channel of a guild');
  }
  for (const message of messages) message.deleted = true;
  const ids = messages.map(({ id }) => id);
  world.dispatch('MESSAGE_DELETE_BULK', { ids, ...whereJson(channel) }, channel);
  world.changes.notify();
}

function whereJson(channel: Channel): Json {
  return { channel_id: channel.id, ...guildIdJson(channel) };
}

/** Whom a reply would ping. */
function authorOf(channel: Channel, messageId: string | null): string | null {
  return messageId === null ? null : (channel.messages.get(messageId)?.authorId ?? null);
}

export function nonceJson({ nonce }: Message): Json {
  return nonce === null ? {} : { nonce };
}

/** "Gateway Events": Message Create Extra Fields. */
function eventJson(world: World, channel: Channel, message: Message, intents: number): Json {
  const guild = world.guildOf(channel);
  const json = { ...messageJson(world, message, intents), channel_type: channel.type };
  if (!guild) return json;
  const mentioned = message.mentions.users.flatMap((id) => world.people.get(id) ?? []);
  return {
    ...json,
    guild_id: guild.id,
    member: memberJson(guild, world.person(message.authorId)),
    mentions: mentioned.map((person) => ({ ...userJson(person), member: memberJson(guild, person) })),
  };
}

function refuseEmpty(message: Message, body: MessageBody): void {
  const hasBody =
    message.content !== '' || message.embeds.length > 0 || message.components.length > 0 || body.poll;
  if (!hasBody && (message.flags & MAY_BE_EMPTY) === 0) throw refusals.emptyMessage();
}

/** "Message Resource": Embed Field Structure; Discord gives every field back with its `inline`. */
function embedAsKept(embed: Json): Json {
  const fields = z.array(jsonSchema).safeParse(embed.fields).data;
  return present({ ...embed, fields: fields?.map((field) => ({ inline: false, ...field })) });
}

/** "Component Reference": ids are "generated sequentially if left empty", and 0 counts as empty. */
function withIds(components: readonly Component[]): Component[] {
  const copy = structuredClone([...components]);
  const taken = new Set([...walkComponents(copy)].map(({ component }) => component.id));
  let next = 1;
  for (const { component } of walkComponents(copy)) {
    if (component.id) continue;
    while (taken.has(next)) next += 1;
    taken.add(next);
    component.id = next;
  }
  return copy;
}
