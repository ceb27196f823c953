import { MessageFlags } from 'discord-api-types/v10';
import { z } from 'zod';
import { refusals } from './api-error.ts';
import type { Component } from './component.ts';
import { walkComponents } from './component-tree.ts';
import { type Json, jsonSchema, present } from './json.ts';
import { mentionableText, mentionsIn } from './mentions.ts';
import type { MessageBody } from './message-body.ts';
import { messageJson } from './message-payload.ts';
import type { Channel, Message, Person } from './model.ts';
import { memberJson } from './payloads.ts';
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
    mentions: mentionsIn(mentionableText({ content, components }), body.allowed_mentions),
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
      { ...eventJson(world, channel, message), ...nonceJson(message) },
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
  message.mentions = mentionsIn(mentionableText(changed), body.allowed_mentions);
  message.editedAt = world.clock.now();
  announceEdit(world, message);
}

function announceEdit(world: World, message: Message): void {
  const channel = world.channel(message.channelId);
  if (message.ephemeralFor === null) {
    world.dispatch('MESSAGE_UPDATE', eventJson(world, channel, message), channel);
  }
  world.changes.notify();
}

export function deleteMessage(world: World, message: Message): void {
  const channel = world.channel(message.channelId);
  message.deleted = true;
  if (message.ephemeralFor === null) {
    const gone = { id: message.id, channel_id: channel.id, guild_id: channel.guildId };
    world.dispatch('MESSAGE_DELETE', gone, channel);
  }
  world.changes.notify();
}

export function nonceJson({ nonce }: Message): Json {
  return nonce === null ? {} : { nonce };
}

/** "Gateway Events": Message Create Extra Fields. */
function eventJson(world: World, channel: Channel, message: Message): Json {
  const author = world.person(message.authorId);
  return { ...messageJson(world, message), guild_id: channel.guildId, member: memberJson(author) };
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
