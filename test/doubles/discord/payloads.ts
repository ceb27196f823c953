import { ApplicationFlags, GatewayIntentBits } from 'discord-api-types/v10';
import { timestamp } from './clock.ts';
import type { Json } from './json.ts';
import type { Channel, Guild, Person, Role } from './model.ts';
import { basePermissions } from './permissions.ts';
import { threadJson } from './thread.ts';
import type { World } from './world.ts';

/** "User Resource": User Structure. */
export function userJson(person: Person): Json {
  return {
    id: person.id,
    username: person.name,
    global_name: person.bot ? null : person.name,
    discriminator: person.bot ? '4321' : '0',
    avatar: null,
    avatar_decoration_data: null,
    banner: null,
    accent_color: null,
    collectibles: null,
    primary_guild: null,
    public_flags: 0,
    flags: 0,
    ...(person.bot ? { bot: true } : {}),
  };
}

const JOINED = timestamp(Date.UTC(2024, 0, 1));

/** "Guild Resource": Guild Member Structure, without the user. */
export function memberJson(guild: Guild, person: Person): Json {
  return {
    roles: guild.roles.filter(({ id }) => person.roles.includes(id)).map(({ id }) => id),
    nick: null,
    avatar: null,
    banner: null,
    joined_at: JOINED,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
  };
}

/** "Permissions": Role Structure. */
export function roleJson(role: Role, position: number): Json {
  return {
    id: role.id,
    name: role.name,
    permissions: role.permissions.toString(),
    position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: role.botId !== null,
    mentionable: false,
    icon: null,
    unicode_emoji: null,
    flags: 0,
    ...(role.botId === null ? {} : { tags: { bot_id: role.botId } }),
  };
}

/** "Channel Resource": Channel Structure of a guild's text channel. */
export function channelJson(channel: Channel): Json {
  const last = [...channel.messages.values()].findLast((message) => message.ephemeralFor === null);
  return {
    id: channel.id,
    type: channel.type,
    guild_id: channel.guildId,
    name: channel.name,
    position: channel.position,
    topic: null,
    parent_id: null,
    nsfw: false,
    rate_limit_per_user: 0,
    flags: 0,
    last_message_id: last?.id ?? null,
    last_pin_timestamp: null,
    permission_overwrites: channel.overwrites.map(({ id, type, allow, deny }) => ({
      id,
      type,
      allow: allow.toString(),
      deny: deny.toString(),
    })),
  };
}

/** "Guild Resource": Guild Structure. */
export function guildJson(guild: Guild): Json {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    description: null,
    home_header: null,
    splash: null,
    discovery_splash: null,
    features: [],
    banner: null,
    owner_id: guild.ownerId,
    application_id: null,
    region: 'us-west',
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 0,
    roles: guild.roles.map(roleJson),
    default_message_notifications: 0,
    mfa_level: 0,
    explicit_content_filter: 0,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: guild.locale,
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    public_updates_channel_id: null,
    premium_progress_bar_enabled: false,
    nsfw: false,
    nsfw_level: 0,
    emojis: [],
    stickers: [],
    incidents_data: null,
  };
}

/** "User Resource": Get Current User Guilds, a partial guild. */
export function ownGuildJson(world: World, guild: Guild): Json {
  const { id, name } = guild;
  const permissions = basePermissions(guild, world.bot).toString();
  return { id, name, icon: null, banner: null, owner: false, permissions, features: [] };
}

/** "Application Resource": Application Flags; those of an application in fewer than 100 servers. */
function applicationFlags(privilegedIntents: number): number {
  const flags = [
    [GatewayIntentBits.GuildPresences, ApplicationFlags.GatewayPresenceLimited],
    [GatewayIntentBits.GuildMembers, ApplicationFlags.GatewayGuildMembersLimited],
    [GatewayIntentBits.MessageContent, ApplicationFlags.GatewayMessageContentLimited],
  ] as const;
  return flags.reduce((all, [intent, flag]) => ((privilegedIntents & intent) === 0 ? all : all | flag), 0);
}

/** "Gateway Events": Guild Create Extra Fields; without the members intent, of members only the bot. */
export function guildCreateJson(world: World, guild: Guild): Json {
  return {
    ...guildJson(guild),
    joined_at: JOINED,
    large: false,
    unavailable: false,
    member_count: world.people.size + 1,
    voice_states: [],
    members: [{ ...memberJson(guild, world.bot), user: userJson(world.bot) }],
    channels: guild.channels.filter(({ parentId }) => parentId === null).map(channelJson),
    threads: guild.channels
      .filter(({ parentId }) => parentId !== null)
      .map((thread) => threadJson(world, thread)),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** "Application Resource": Application Structure, as `/applications/@me` gives it. */
export function applicationJson(world: World): Json {
  return {
    id: world.applicationId,
    name: world.bot.name,
    icon: null,
    description: '',
    type: null,
    flags: applicationFlags(world.privilegedIntents),
    flags_new: String(applicationFlags(world.privilegedIntents)),
    bot: userJson(world.bot),
    bot_public: false,
    bot_require_code_grant: false,
    integration_types_config: { '0': {} },
    verify_key: '0'.repeat(64),
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: {
      ...userJson(world.bot),
      id: world.guilds[0]?.ownerId ?? world.bot.id,
      bot: false,
      username: 'owner',
    },
    approximate_guild_count: world.guilds.length,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    event_webhooks_status: 1,
    team: null,
    eligible_oauth2_scopes: [],
  };
}
