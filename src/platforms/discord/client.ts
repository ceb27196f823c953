import { Client, GatewayIntentBits, Options, Partials, type RateLimitData, REST } from 'discord.js';
import { EndingStrategy } from './ending-strategy.ts';
import { isOldEdit } from './errors.ts';

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
    rest: restOptions(apiUrl),
  });
}

/** Of its own, so that answers wait for nobody: Discord does not count them for its limit on all requests. */
export function createAnswers(apiUrl: string | undefined): REST {
  return new REST({ ...restOptions(apiUrl), globalRequestsPerSecond: Number.POSITIVE_INFINITY });
}

function restOptions(apiUrl: string | undefined) {
  return {
    // discord.js adds the version itself.
    ...(apiUrl === undefined ? {} : { api: apiUrl.replace(/\/+$/, '').replace(/\/v\d+$/, '') }),
    timeout: requestTimeout,
    // For the grain of clocks alone: an answer's way to us is time that has passed for Discord already.
    offset: 1,
    // What buckets are called is never forgotten: requests that are under way then would be counted under another name.
    hashSweepInterval: 0,
    rejectOnRateLimit: handsBack,
  };
}

function handsBack(limit: RateLimitData): boolean {
  const wait = Math.max(limit.timeToReset, limit.retryAfter);
  // Without a time to wait discord.js would ask again at once.
  return wait > longestQueue || wait <= 0 || isOldEdit(limit);
}
