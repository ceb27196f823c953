import { createHash } from 'node:crypto';
import { type Client, type REST, Routes } from 'discord.js';
import type { CommandShape } from '../../chat/command-shape.ts';
import type { Log } from '../../chat/log.ts';
import type { MessageRef } from '../../chat/place.ts';
import type { Platform } from '../../chat/platform.ts';
import { PlatformError } from '../../chat/platform-error.ts';
import { platformClock } from '../connecting/platform-clock.ts';
import { surviveLibraryFaults } from '../connecting/survive-library-faults.ts';
import { applicationCommands } from './application-commands.ts';
import { caller } from './calling.ts';
import { isOpenToAll, mayReadHistory } from './channel-permissions.ts';
import { createClient } from './client.ts';
import { platformError } from './errors.ts';
import { findSent } from './find-sent.ts';
import { hearConnection } from './hearing/connection.ts';
import { hearDispatches } from './hearing/dispatch.ts';
import { hearTime } from './hearing/hear-time.ts';
import { LoginError, login } from './login.ts';
import { platformName } from './parse.ts';
import { post } from './post.ts';
import { reactionNames } from './reaction-names.ts';
import { readReactions } from './read-reactions.ts';
import { removePost } from './remove-post.ts';
import { renderDiscord } from './render/render.ts';
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

/** `enforce_nonce` recognises a repeated nonce for "a few minutes"; we rely on the first one of them (ms). */
const nonceWindow = 60_000;

/** A nonce of its own for each earlier part, within the 25 characters that Discord takes. */
function nonceOfPart(key: string, part: number): string {
  return createHash('sha256').update(`${key} ${part}`).digest('base64url').slice(0, 25);
}

/** Where discord.js reads payloads. */
const unreadable = {
  code: 'discord-unreadable-payload',
  reading: /[\\/]node_modules[\\/](discord\.js[\\/]src|@discordjs[\\/]ws)[\\/]/,
  requesting: /[\\/]@discordjs[\\/]rest[\\/]/,
};

/** Discord behind the port, on the real discord.js. */
export function createDiscord({ token, apiUrl, shapes, log, shutOut }: DiscordSettings): Platform {
  const clock = platformClock();
  const newClient = (): Client => {
    const made = createClient(apiUrl);
    hearTime(made.rest, clock);
    return made;
  };
  let client = newClient();
  const calling = caller(() => client, shutOut);
  let undo: (() => void) | null = null;

  return {
    name: platformName,
    capabilities: {
      completes: true,
      repeatsSafelyForMs: nonceWindow,
      slash: '/',
      namesFollowApp: true,
      roles: true,
      formsStayOpen: false,
    },

    async connect(receive) {
      undo ??= surviveLibraryFaults(unreadable, log);
      const hearing = { client, receive, calling, clock, log };
      hearDispatches(hearing);
      hearConnection(hearing, shutOut);
      try {
        await login(client, token);
        const application = client.application?.id;
        if (application && (await commandsSet(client.rest, application, shapes)))
          log.info('discord-commands-set');
      } catch (error) {
        await client.destroy();
        // discord.js cannot end a client that comes back after it was ended: the next attempt takes a new one.
        client = newClient();
        throw error;
      }
    },

    send: (place, message, key) =>
      calling(place.channel, async () => {
        const bodies = renderDiscord(message);
        let ref: MessageRef | null = null;
        for (const [at, body] of bodies.entries()) {
          // The last part bears the buttons, and with them the key.
          const nonce = at === bodies.length - 1 ? key : nonceOfPart(key, at);
          const posted = await post(client.rest, clock, place.channel, { ...body, nonce });
          ref = { platform: platformName, channel: place.channel, message: posted };
        }
        if (!ref) throw new PlatformError('nothing to send', { code: 'rejected', retry: 'never' });
        return ref;
      }),

    edit: (ref, message) =>
      calling(ref.channel, async () => {
        await client.rest.patch(Routes.channelMessage(ref.channel, ref.message), {
          body: renderDiscord(message).at(-1),
        });
      }),

    remove: (ref) => calling(ref.channel, () => removePost(client.rest, ref)),

    addReactions: (ref, reactions) =>
      calling(ref.channel, async () => {
        for (const reaction of reactions) {
          await client.rest.put(
            Routes.channelMessageOwnReaction(
              ref.channel,
              ref.message,
              encodeURIComponent(reactionNames[reaction]),
            ),
          );
        }
      }),

    readReactions: (ref) =>
      calling(ref.channel, () => readReactions(client.rest, ref, client.user?.id ?? '')),

    async findSent(place, key, since) {
      // Without the permission Discord answers with an empty list, as if nothing had been sent.
      if (!mayReadHistory(client, place.channel)) return { state: 'unknowable' };
      return findSent(client.rest, place, key, since, client.user?.id ?? '');
    },

    isOpenToAll: async ({ channel }) => isOpenToAll(client, channel),

    now: () => clock.now(),

    fitsOneMessage: (message) => renderDiscord(message).length === 1,

    async disconnect() {
      await client.destroy();
      undo?.();
      undo = null;
    },
  };
}

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
