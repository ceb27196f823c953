import { InteractionType } from 'discord-api-types/v10';
import { directJson } from './direct-channel.ts';
import { InteractionRecord, type NewInteraction } from './interaction-record.ts';
import type { Json } from './json.ts';
import { messageJson } from './message-payload.ts';
import type { Channel, Person } from './model.ts';
import { channelJson, memberJson, userJson } from './payloads.ts';
import { threadJson } from './thread.ts';
import type { World } from './world.ts';

const ATTACHMENT_LIMIT = 10 * 1024 * 1024;

/** Sends an interaction to the bot ("Receiving and Responding": Interaction Structure). */
export function deliverInteraction(world: World, what: NewInteraction, data: Json): InteractionRecord {
  const record = new InteractionRecord(world, what);
  const { channel, source, type, person } = what;
  record.payload = {
    version: 1,
    id: record.id,
    application_id: world.applicationId,
    token: record.token,
    type,
    data,
    channel_id: channel.id,
    ...whereAndWho(world, channel, person),
    locale: person.locale,
    app_permissions: world.permissions(world.bot, channel).toString(),
    entitlements: [],
    entitlement_sku_ids: [],
    authorizing_integration_owners: integrationOwners(channel),
    attachment_size_limit: ATTACHMENT_LIMIT,
    ...(source ? { message: messageJson(world, source) } : {}),
  };
  world.interactions.push(record);
  world.dispatch('INTERACTION_CREATE', record.payload, channel);
  world.changes.notify();
  return record;
}

/** A person of a guild comes as its member; in a direct message with the bot (context 1) as a user alone. */
function whereAndWho(world: World, channel: Channel, person: Person): Json {
  const guild = world.guildOf(channel);
  if (!guild) return { context: 1, channel: directJson(channel, person), user: userJson(person) };
  const permissions = world.permissions(person, channel).toString();
  return {
    context: 0,
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: [] },
    guild_locale: guild.locale,
    channel: { ...partialJson(world, channel), permissions },
    member: { ...memberJson(guild, person), permissions, user: userJson(person) },
  };
}

/** "Interactions": Authorizing Integration Owners: the guild, or "0" in a direct message with the bot. */
function integrationOwners({ guildId }: Channel): Json {
  return { '0': guildId ?? '0' };
}

function partialJson(world: World, channel: Channel): Json {
  if (channel.parentId !== null) return threadJson(world, channel);
  const { permission_overwrites: _, ...partial } = channelJson(channel);
  return partial;
}

/** "Message Resource": Message Interaction Metadata, for the messages answering this interaction. */
export function interactionMetadata(record: InteractionRecord, original: string | null): Json {
  const common = {
    id: record.id,
    type: record.type,
    user: userJson(record.person),
    authorizing_integration_owners: integrationOwners(record.channel),
    ...(original ? { original_response_message_id: original } : {}),
  };
  switch (record.type) {
    case InteractionType.MessageComponent:
      return { ...common, interacted_message_id: record.source?.id ?? '0' };
    case InteractionType.ModalSubmit:
      return { ...common, triggering_interaction_metadata: { ...common, type: 2 } };
    default:
      return common;
  }
}
