import { Client, GatewayIntentBits, Options, Partials } from 'discord.js';
import { EndingStrategy } from './ending-strategy.ts';

/**
 * None of them is privileged: without the intent for message content Discord gives the words of those messages alone
 * that are written to the bot or mention it.
 * Source: https://docs.discord.com/developers/events/gateway#message-content-intent
 */
const intents = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.DirectMessages,
];

/** How long (ms) one request may take; discord.js tries three more times where the connection breaks. */
const requestTimeout = 10_000;
/** Longer waits (ms) than this are handed back to the outbox instead of blocking a send. */
const longestQueue = 10_000;

/**
 * discord.js set up so that it forgets people: it keeps servers, roles and channels (permissions are reckoned
 * from them) and nobody but the bot itself, and not one message. The bot reads the raw dispatch; partials are set so
 * that discord.js itself drops no reaction for want of a cached message either. There is none for channels: with it
 * discord.js would remember for each direct message whose it is.
 */
export function createClient(apiUrl: string | undefined): Client {
  const onlySelf = {
    maxSize: 0,
    keepOverLimit: (kept: { id: string; client: Client }) => kept.id === kept.client.user?.id,
  };
  return new Client({
    intents,
    partials: [Partials.Message, Partials.Reaction, Partials.User],
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      AutoModerationRuleManager: 0,
      DMMessageManager: 0,
      GuildBanManager: 0,
      GuildEmojiManager: 0,
      GuildInviteManager: 0,
      GuildMemberManager: onlySelf,
      GuildMessageManager: 0,
      GuildScheduledEventManager: 0,
      GuildStickerManager: 0,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      StageInstanceManager: 0,
      ThreadMemberManager: 0,
      UserManager: onlySelf,
      VoiceStateManager: 0,
    }),
    ws: { buildStrategy: (manager) => new EndingStrategy(manager) },
    rest: {
      // discord.js adds the version itself.
      ...(apiUrl === undefined ? {} : { api: apiUrl.replace(/\/+$/, '').replace(/\/v\d+$/, '') }),
      timeout: requestTimeout,
      rejectOnRateLimit: ({ timeToReset, retryAfter }) => Math.max(timeToReset, retryAfter) > longestQueue,
    },
  });
}
