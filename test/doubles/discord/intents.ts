import { GatewayIntentBits as I } from 'discord-api-types/v10';

/** "Gateway": List of Intents, for what happens in guilds. Events not listed are always sent. */
const guildIntents: Readonly<Record<string, number>> = {
  ...of(I.Guilds, 'GUILD_CREATE', 'GUILD_UPDATE', 'GUILD_DELETE', 'GUILD_ROLE_CREATE', 'GUILD_ROLE_UPDATE'),
  ...of(I.Guilds, 'GUILD_ROLE_DELETE', 'CHANNEL_CREATE', 'CHANNEL_UPDATE', 'CHANNEL_DELETE'),
  ...of(
    I.Guilds,
    'THREAD_CREATE',
    'THREAD_UPDATE',
    'THREAD_DELETE',
    'THREAD_LIST_SYNC',
    'THREAD_MEMBER_UPDATE',
  ),
  ...of(
    I.Guilds,
    'CHANNEL_PINS_UPDATE',
    'STAGE_INSTANCE_CREATE',
    'STAGE_INSTANCE_UPDATE',
    'STAGE_INSTANCE_DELETE',
  ),
  ...of(I.GuildMembers, 'GUILD_MEMBER_ADD', 'GUILD_MEMBER_UPDATE', 'GUILD_MEMBER_REMOVE'),
  ...of(I.GuildModeration, 'GUILD_AUDIT_LOG_ENTRY_CREATE', 'GUILD_BAN_ADD', 'GUILD_BAN_REMOVE'),
  ...of(I.GuildExpressions, 'GUILD_EMOJIS_UPDATE', 'GUILD_STICKERS_UPDATE'),
  ...of(I.GuildIntegrations, 'GUILD_INTEGRATIONS_UPDATE', 'INTEGRATION_CREATE', 'INTEGRATION_DELETE'),
  ...of(I.GuildWebhooks, 'WEBHOOKS_UPDATE'),
  ...of(I.GuildInvites, 'INVITE_CREATE', 'INVITE_DELETE'),
  ...of(I.GuildVoiceStates, 'VOICE_STATE_UPDATE', 'VOICE_CHANNEL_EFFECT_SEND'),
  ...of(I.GuildPresences, 'PRESENCE_UPDATE'),
  ...of(I.GuildMessages, 'MESSAGE_CREATE', 'MESSAGE_UPDATE', 'MESSAGE_DELETE', 'MESSAGE_DELETE_BULK'),
  ...of(I.GuildMessageReactions, 'MESSAGE_REACTION_ADD', 'MESSAGE_REACTION_REMOVE'),
  ...of(I.GuildMessageReactions, 'MESSAGE_REACTION_REMOVE_ALL', 'MESSAGE_REACTION_REMOVE_EMOJI'),
  ...of(I.GuildMessageTyping, 'TYPING_START'),
  ...of(I.GuildScheduledEvents, 'GUILD_SCHEDULED_EVENT_CREATE', 'GUILD_SCHEDULED_EVENT_UPDATE'),
  ...of(I.GuildScheduledEvents, 'GUILD_SCHEDULED_EVENT_DELETE', 'GUILD_SCHEDULED_EVENT_USER_ADD'),
  ...of(I.GuildScheduledEvents, 'GUILD_SCHEDULED_EVENT_USER_REMOVE'),
  ...of(I.AutoModerationConfiguration, 'AUTO_MODERATION_RULE_CREATE', 'AUTO_MODERATION_RULE_DELETE'),
  ...of(I.AutoModerationExecution, 'AUTO_MODERATION_ACTION_EXECUTION'),
  ...of(I.GuildMessagePolls, 'MESSAGE_POLL_VOTE_ADD', 'MESSAGE_POLL_VOTE_REMOVE'),
};

/** The same events where they happen in a direct message with the bot. */
const directIntents: Readonly<Record<string, number>> = {
  ...of(I.DirectMessages, 'MESSAGE_CREATE', 'MESSAGE_UPDATE', 'MESSAGE_DELETE', 'CHANNEL_PINS_UPDATE'),
  ...of(I.DirectMessageReactions, 'MESSAGE_REACTION_ADD', 'MESSAGE_REACTION_REMOVE'),
  ...of(I.DirectMessageReactions, 'MESSAGE_REACTION_REMOVE_ALL', 'MESSAGE_REACTION_REMOVE_EMOJI'),
  ...of(I.DirectMessageTyping, 'TYPING_START'),
  ...of(I.DirectMessagePolls, 'MESSAGE_POLL_VOTE_ADD', 'MESSAGE_POLL_VOTE_REMOVE'),
};

function of(intent: number, ...events: readonly string[]): Record<string, number> {
  return Object.fromEntries(events.map((event) => [event, intent]));
}

/** Where something happens; `anywhere` for what a test makes up. */
export type Scope = 'guild' | 'direct' | 'anywhere';

export function isAskedFor(event: string, intents: number, scope: Scope): boolean {
  const inGuild = guildIntents[event];
  const inDirect = directIntents[event] ?? inGuild;
  if (inGuild === undefined || inDirect === undefined) return true;
  const needed = { guild: inGuild, direct: inDirect, anywhere: inGuild | inDirect }[scope];
  return (intents & needed) !== 0;
}

const KNOWN = Object.values(I).reduce<number>((all, bit) => (typeof bit === 'number' ? all | bit : all), 0);

export const PRIVILEGED: number = I.GuildMembers | I.GuildPresences | I.MessageContent;

export function areKnown(intents: number): boolean {
  return Number.isInteger(intents) && intents >= 0 && (intents & ~KNOWN) === 0;
}
