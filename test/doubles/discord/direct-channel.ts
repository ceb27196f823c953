import { ChannelType } from 'discord-api-types/v10';
import type { Json } from './json.ts';
import type { Channel, Person } from './model.ts';
import { userJson } from './payloads.ts';

/** A channel of the bot and one person alone. */
export function createDirect(id: string, person: Person): Channel {
  return {
    id,
    guildId: null,
    recipientId: person.id,
    parentId: null,
    name: `direct message with ${person.name}`,
    type: ChannelType.DM,
    position: 0,
    overwrites: [],
    messages: new Map(),
  };
}

/** "Channel Resource": Channel Structure, the example of a DM channel. */
export function directJson(channel: Channel, recipient: Person): Json {
  const last = [...channel.messages.values()].findLast((message) => message.ephemeralFor === null);
  return {
    id: channel.id,
    type: channel.type,
    flags: 0,
    last_message_id: last?.id ?? null,
    recipients: [userJson(recipient)],
  };
}
