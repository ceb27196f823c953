import { type Client, Events, GatewayCloseCodes, GatewayDispatchEvents, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { CommandShape } from '../../chat/command-shape.ts';
import type { Log } from '../../chat/log.ts';
import type { MessageRef } from '../../chat/place.ts';
import type { Platform, Receive } from '../../chat/platform.ts';
import { PlatformError } from '../../chat/platform-error.ts';
import { platformClock } from '../connecting/platform-clock.ts';
import { surviveLibraryFaults } from '../connecting/survive-library-faults.ts';
import { applicationCommands } from './application-commands.ts';
import { isOpenToAll, mayReadHistory, missingPermissions } from './channel-permissions.ts';
import { createClient } from './client.ts';
import { isTokenRefused, platformError } from './errors.ts';
import { findSent } from './find-sent.ts';
import { interaction } from './interaction.ts';
import { LoginError, login } from './login.ts';
import { accountOf, parseInteraction, platformName } from './parse.ts';
import { reactionEvent } from './reaction-event.ts';
import { reactionNames, reactionOf } from './reaction-names.ts';
import { readReactions } from './read-reactions.ts';
import { renderDiscord } from './render/render.ts';
import { discordResponder } from './responder.ts';
import { setCommands } from './set-commands.ts';

export interface DiscordSettings {
  readonly token: string;
  /** Another server that speaks Discord's REST API; undefined: Discord. */
  readonly apiUrl: string | undefined;
  readonly shapes: readonly CommandShape[];
  readonly log: Log;
  /** Called when Discord ends the connection for good: the token was reset while the bot ran. */
  readonly shutOut: () => void;
}

const posted = z.object({ id: z.string() });
const packet = z.object({ t: z.string().nullish(), d: z.unknown() });
/** `enforce_nonce` recognises a repeated nonce for "a few minutes"; we rely on the first one of them (ms). */
const nonceWindow = 60_000;

/** Where discord.js reads payloads. */
const unreadable = {
  code: 'discord-unreadable-payload',
  reading: /[\\/]node_modules[\\/](discord\.js[\\/]src|@discordjs[\\/]ws)[\\/]/,
  requesting: /[\\/]@discordjs[\\/]rest[\\/]/,
};

/** Discord behind the port, on the real discord.js. */
export function createDiscord({ token, apiUrl, shapes, log, shutOut }: DiscordSettings): Platform {
  const client = createClient(apiUrl);
  const { rest } = client;
  const clock = platformClock();
  let undo = () => {};

  const calling = async <T>(channel: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      if (isTokenRefused(cause)) shutOut();
      const error = platformError(cause);
      if (error.code !== 'missing-permission') throw error;
      const details = missingPermissions(client, channel);
      throw new PlatformError(error.message, { code: error.code, retry: error.retry, details, cause });
    }
  };

  return {
    name: platformName,
    capabilities: { completes: true, repeatsSafelyForMs: nonceWindow, slash: '/', threads: false },

    async connect(receive) {
      undo = surviveLibraryFaults(unreadable, log);
      listen(client, receive, log, shutOut);
      await login(client, token);
      const application = client.application?.id;
      if (application && (await commandsSet(rest, application, shapes))) log.info('discord-commands-set');
    },

    send: (place, message, key) =>
      calling(place.channel, async () => {
        const bodies = renderDiscord(message);
        let ref: MessageRef | null = null;
        for (const [at, body] of bodies.entries()) {
          // The last part bears the buttons, and with them the key.
          const nonce = at === bodies.length - 1 ? key : `${key}-${at}`;
          const answer = await rest.post(Routes.channelMessages(place.channel), {
            body: { ...body, nonce, enforce_nonce: true },
          });
          ref = { platform: platformName, channel: place.channel, message: posted.parse(answer).id };
        }
        if (!ref) throw new PlatformError('nothing to send', { code: 'rejected', retry: 'never' });
        return ref;
      }),

    edit: (ref, message) =>
      calling(ref.channel, async () => {
        await rest.patch(Routes.channelMessage(ref.channel, ref.message), {
          body: renderDiscord(message).at(-1),
        });
      }),

    addReactions: (ref, reactions) =>
      calling(ref.channel, async () => {
        for (const reaction of reactions) {
          await rest.put(
            Routes.channelMessageOwnReaction(
              ref.channel,
              ref.message,
              encodeURIComponent(reactionNames[reaction]),
            ),
          );
        }
      }),

    readReactions: (ref) => calling(ref.channel, () => readReactions(rest, ref, client.user?.id ?? '')),

    async findSent(place, key, since) {
      // Without the permission Discord answers with an empty list, as if nothing had been sent.
      if (!mayReadHistory(client, place.channel)) return { state: 'unknowable' };
      return findSent(rest, place, key, since, client.user?.id ?? '');
    },

    isOpenToAll: async ({ channel }) => isOpenToAll(client, channel),

    now: () => clock.now(),

    fitsOneMessage: (message) => renderDiscord(message).length === 1,

    async disconnect() {
      await client.destroy();
      undo();
    },
  };
}

/** After these Discord lets nobody come back with this token or these intents. Source: Gateway Close Event Codes. */
const final: ReadonlySet<number> = new Set([
  GatewayCloseCodes.AuthenticationFailed,
  GatewayCloseCodes.InvalidShard,
  GatewayCloseCodes.ShardingRequired,
  GatewayCloseCodes.InvalidAPIVersion,
  GatewayCloseCodes.InvalidIntents,
  GatewayCloseCodes.DisallowedIntents,
]);

async function commandsSet(
  rest: REST,
  application: string,
  shapes: readonly CommandShape[],
): Promise<boolean> {
  try {
    return await setCommands(rest, application, applicationCommands(shapes));
  } catch (cause) {
    const error = platformError(cause);
    throw new LoginError(error.code === 'unreachable' ? 'unreachable' : 'commands-refused', error);
  }
}

function listen(client: Client, receive: Receive, log: Log, shutOut: () => void): void {
  const heard = (data: unknown) => {
    const parsed = interaction.safeParse(data);
    const inbound = parsed.success ? parseInteraction(parsed.data) : null;
    if (!parsed.success || !inbound) return log.warn('discord-unknown-interaction');
    void receive(inbound, discordResponder(client.rest, parsed.data));
  };
  const reacted = (change: 'added' | 'removed', data: unknown) => {
    const parsed = reactionEvent.safeParse(data);
    if (!parsed.success) return log.warn('discord-unknown-reaction');
    const { user_id, channel_id, message_id, emoji } = parsed.data;
    const known = reactionOf(emoji.name ?? '');
    if (!known || user_id === client.user?.id) return;
    const message = { platform: platformName, channel: channel_id, message: message_id };
    void receive(
      { kind: 'reaction', change, reaction: known, account: accountOf(user_id), message, at: Date.now() },
      null,
    );
  };
  // The raw packet, so that nothing is built on it before zod has seen it, and answers are the renderer's own.
  client.on(Events.Raw, (raw: unknown) => {
    const { data } = packet.safeParse(raw);
    if (data?.t === GatewayDispatchEvents.InteractionCreate) heard(data.d);
    if (data?.t === GatewayDispatchEvents.MessageReactionAdd) reacted('added', data.d);
    if (data?.t === GatewayDispatchEvents.MessageReactionRemove) reacted('removed', data.d);
  });

  // After a new session nothing of what happened meanwhile is told; after a resume it mostly is.
  client.on(Events.ShardReady, () => void receive({ kind: 'connected', platform: platformName }, null));
  client.on(Events.ShardResume, () => void receive({ kind: 'connected', platform: platformName }, null));
  client.on(Events.ShardReconnecting, () => {
    log.warn('discord-reconnecting');
    void receive({ kind: 'disconnected', platform: platformName }, null);
  });
  client.on(Events.ShardDisconnect, ({ code }) => {
    log.warn('discord-disconnected', { code });
    if (final.has(code)) shutOut();
  });
  client.on(Events.Error, (error) => log.error('discord-error', {}, error));
}
