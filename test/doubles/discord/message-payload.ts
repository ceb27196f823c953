import { ComponentType } from 'discord-api-types/v10';
import { timestamp } from './clock.ts';
import type { Component } from './component.ts';
import type { Json } from './json.ts';
import type { Channel, Message, Reaction } from './model.ts';
import { userJson } from './payloads.ts';
import type { World } from './world.ts';

const MESSAGE_CONTENT = 1 << 15;

/**
 * "Message Resource": Message Structure, as the bot is shown it: over REST by what its application may have, in an
 * event by the intents of the session.
 */
export function messageJson(world: World, message: Message, intents = world.privilegedIntents): Json {
  const seen = readable(world, message, intents);
  const original = message.repliesTo
    ? world.channel(message.channelId).messages.get(message.repliesTo)
    : undefined;
  const author = world.person(message.authorId);
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.interactionMetadata?.type === 2 ? 20 : message.repliesTo ? 19 : 0,
    author: userJson(author),
    content: seen ? message.content : '',
    embeds: seen ? message.embeds.map((embed) => ({ ...embed, type: 'rich' })) : [],
    components: seen ? message.components.map(componentJson) : [],
    attachments: [],
    mentions: message.mentions.users.flatMap((id) => {
      const person = world.people.get(id);
      return person ? [userJson(person)] : [];
    }),
    mention_roles: message.mentions.roles,
    mention_everyone: message.mentions.everyone,
    timestamp: timestamp(message.createdAt),
    edited_timestamp: message.editedAt === null ? null : timestamp(message.editedAt),
    flags: message.flags,
    pinned: false,
    tts: false,
    ...(message.reactions.length > 0
      ? { reactions: message.reactions.map((one) => reactionJson(world, one)) }
      : {}),
    ...(message.interactionMetadata
      ? {
          interaction_metadata: message.interactionMetadata,
          webhook_id: world.applicationId,
          application_id: world.applicationId,
        }
      : {}),
    ...(message.repliesTo
      ? {
          message_reference: {
            type: 0,
            channel_id: message.channelId,
            message_id: message.repliesTo,
            ...guildIdJson(world.channel(message.channelId)),
          },
          referenced_message:
            original && !original.deleted ? { ...messageJson(world, original, intents) } : null,
        }
      : {}),
  };
}

/** "Gateway": Message Content Intent. Without it, others' guild messages are blank unless they mention the bot. */
function readable(world: World, message: Message, intents: number): boolean {
  return (
    message.authorId === world.bot.id ||
    message.mentions.users.includes(world.bot.id) ||
    world.channel(message.channelId).guildId === null ||
    (intents & MESSAGE_CONTENT) !== 0
  );
}

/** Where something happened, as events tell it: a direct message has no guild. */
export function guildIdJson({ guildId }: Channel): Json {
  return guildId === null ? {} : { guild_id: guildId };
}

/** "Message Resource": Reaction Structure. */
function reactionJson(world: World, { emoji, normal, burst }: Reaction): Json {
  return {
    emoji: { id: null, name: emoji },
    count: normal.size + burst.size,
    count_details: { burst: burst.size, normal: normal.size },
    burst_colors: [],
    me: normal.has(world.bot.id),
    me_burst: burst.has(world.bot.id),
  };
}

/** A component as Discord gives it back: with the defaults it fills in. */
function componentJson(component: Component): Json {
  const { components, accessory, ...own } = component;
  return {
    ...defaults(component),
    ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined && value !== null)),
    ...(components ? { components: components.map(componentJson) } : {}),
    ...(accessory ? { accessory: componentJson(accessory) } : {}),
    ...media(component),
  };
}

function defaults({ type }: Component): Json {
  switch (type) {
    case ComponentType.Container:
      return { accent_color: null, spoiler: false };
    case ComponentType.Separator:
      return { divider: true, spacing: 1 };
    case ComponentType.StringSelect:
    case ComponentType.UserSelect:
    case ComponentType.RoleSelect:
    case ComponentType.MentionableSelect:
    case ComponentType.ChannelSelect:
      return { min_values: 1, max_values: 1 };
    case ComponentType.Thumbnail:
      return { description: null, spoiler: false };
    default:
      return {};
  }
}

/** "Component Reference": Unfurled Media Item, which Discord resolves from the url sent. */
function media({ type, media: item, id }: Component): Json {
  if (type !== ComponentType.Thumbnail || typeof item !== 'object' || item === null || !('url' in item))
    return {};
  return { media: { id: String(id ?? 0), url: item.url, proxy_url: item.url, width: 0, height: 0 } };
}
