import type { Channel, Guild, Overwrite } from './model.ts';
import type { ChannelOptions, GuildOptions } from './options.ts';
import { EVERYONE_PERMISSIONS } from './permissions.ts';

interface Ids {
  readonly applicationId: string;
  newId(): string;
}

/** Makes a guild which the bot is a member of, with @everyone and the bot's managed role. */
export function createGuild(ids: Ids, options: GuildOptions, botRoleId: string): Guild {
  const id = ids.newId();
  const channels = options.channels ?? ['general', 'events'];
  return {
    id,
    name: options.name ?? 'Sanctuary Coalition',
    locale: options.locale ?? 'en-US',
    ownerId: ids.newId(),
    roles: [
      {
        id,
        name: '@everyone',
        permissions: options.everyonePermissions ?? EVERYONE_PERMISSIONS,
        botId: null,
      },
      {
        id: botRoleId,
        name: 'sanctuary-bot',
        permissions: options.botPermissions ?? 0n,
        botId: ids.applicationId,
      },
    ],
    channels: channels.map((channel, index) =>
      createChannel(ids, id, index, typeof channel === 'string' ? { name: channel } : channel),
    ),
  };
}

function createChannel(ids: Ids, guildId: string, position: number, options: ChannelOptions): Channel {
  const overwrites: Overwrite[] = [
    { id: guildId, type: 0, allow: options.everyoneAllow ?? 0n, deny: options.everyoneDeny ?? 0n },
    { id: ids.applicationId, type: 1, allow: options.botAllow ?? 0n, deny: options.botDeny ?? 0n },
  ];
  return {
    id: ids.newId(),
    guildId,
    recipientId: null,
    parentId: null,
    name: options.name,
    type: options.type ?? 0,
    position,
    overwrites: overwrites.filter(({ allow, deny }) => allow !== 0n || deny !== 0n),
    messages: new Map(),
  };
}
