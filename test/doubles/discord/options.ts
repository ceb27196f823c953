/** What a test may say of the Discord it wants; everything has a default. */
export interface DiscordDoubleOptions {
  readonly token?: string;
  readonly botName?: string;
  readonly guilds?: readonly GuildOptions[];
  /** Privileged intents switched on for the application (GuildMembers, GuildPresences, MessageContent). */
  readonly privilegedIntents?: number;
  readonly heartbeatIntervalMs?: number;
}

export interface GuildOptions {
  readonly name?: string;
  readonly locale?: string;
  readonly channels?: readonly (string | ChannelOptions)[];
  /** In place of the usual permissions of @everyone, and so of the bot and of people. */
  readonly everyonePermissions?: bigint;
  /** Guild-wide permissions of the bot's own role, beyond @everyone's. */
  readonly botPermissions?: bigint;
}

export interface ChannelOptions {
  readonly name: string;
  /** "Channel Resource": Channel Types; 0 (text) by default. */
  readonly type?: number;
  readonly botAllow?: bigint;
  readonly botDeny?: bigint;
  readonly everyoneAllow?: bigint;
  readonly everyoneDeny?: bigint;
}
