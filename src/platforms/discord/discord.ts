import { createHash } from 'node:crypto';
import { type REST, Routes } from 'discord.js';
import type { CommandShape } from '../../chat/command-shape.ts';
import type { Log } from '../../chat/log.ts';
import type { MessageRef } from '../../chat/place.ts';
import type { Platform } from '../../chat/platform.ts';
import { PlatformError } from '../../chat/platform-error.ts';
import { createPacer } from '../connecting/pacer.ts';
import { platformClock } from '../connecting/platform-clock.ts';
import { surviveLibraryFaults } from '../connecting/survive-library-faults.ts';
import { applicationCommands } from './application-commands.ts';
import { caller } from './calling.ts';
import { createAnswers, createClient } from './client.ts';
import { direct } from './direct.ts';
import { platformError } from './errors.ts';
import { findSent } from './find-sent.ts';
import { hearConnection } from './hearing/connection.ts';
import { hearDispatches } from './hearing/dispatch.ts';
import { hearTime } from './hearing/hear-time.ts';
import { LoginError, login, ownId } from './login.ts';
import { oldEdits } from './old-edits.ts';
import { hearLimits, pacedRest } from './paced-rest.ts';
import { platformName } from './parse.ts';
import { permitted } from './permitted.ts';
import { post } from './post.ts';
import { reactionNames } from './reaction-names.ts';
import { readReactions } from './read-reactions.ts';
import { removePost } from './remove-post.ts';
import { removeReactions } from './remove-reactions.ts';
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
  const pacer = createPacer();
  const answers = createAnswers(apiUrl);
  hearTime(answers, clock);
  const editOld = oldEdits(() => performance.now());
  const newClient = () => {
    const made = createClient(apiUrl);
    hearTime(made.rest, clock);
    hearLimits(made.rest, pacer);
    return {
      client: made,
      rest: pacedRest(made.rest, pacer),
      ahead: pacedRest(made.rest, pacer, { ahead: true }),
    };
  };
  let { client, rest, ahead } = newClient();
  /** The bot's own id, once it was let in. */
  let me: string | null = null;
  const may = permitted(
    () => client,
    () => me,
  );
  const calling = caller(may.missing, shutOut);
  let undo: (() => void) | null = null;
  /** discord.js cannot end a client that comes back after it was ended: the next attempt takes a new one. */
  const beginAnew = async (): Promise<void> => {
    const before = client;
    ({ client, rest, ahead } = newClient());
    if (me !== null) client.rest.setToken(token);
    await before.destroy();
  };

  return {
    name: platformName,
    capabilities: {
      completes: true,
      repeatsSafelyForMs: nonceWindow,
      slash: '/',
      namesFollowApp: true,
      roles: true,
      formsStayOpen: false,
      oneListener: true,
    },

    async open() {
      undo ??= surviveLibraryFaults(unreadable, log);
      client.rest.setToken(token);
      me = await ownId(client.rest);
    },

    async connect(receive) {
      undo ??= surviveLibraryFaults(unreadable, log);
      const mine = client;
      const hearing = { client, answers, ahead, receive, calling, clock, log };
      hearDispatches(hearing);
      hearConnection(hearing, shutOut);
      try {
        await login(mine, token);
        // Somebody had us hear nothing meanwhile.
        if (mine !== client) throw new LoginError('unreachable', undefined);
        me = client.user?.id ?? me;
        const application = client.application?.id;
        if (application && (await commandsSet(client.rest, application, shapes)))
          log.info('discord-commands-set');
      } catch (error) {
        if (mine === client) await beginAnew();
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
          const posted = await post(at === 0 ? rest : ahead, clock, place.channel, { ...body, nonce });
          ref = { platform: platformName, channel: place.channel, message: posted };
        }
        if (!ref) throw new PlatformError('nothing to send', { code: 'rejected', retry: 'never' });
        return ref;
      }),

    edit: (ref, message) =>
      calling(ref.channel, async () => {
        const body = renderDiscord(message).at(-1);
        const route = Routes.channelMessage(ref.channel, ref.message);
        await editOld(ref.channel, ref.message, () => rest.patch(route, { body }));
      }),

    remove: (ref) => calling(ref.channel, () => removePost(rest, ref)),

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

    removeReactions: (ref) => calling(ref.channel, () => removeReactions(rest, ref)),

    readReactions: (ref) => calling(ref.channel, () => readReactions(rest, ref, me ?? '')),

    direct: (account) => calling(null, () => direct(rest, account)),

    async findSent(place, key, since) {
      // Without the permission Discord answers with an empty list, as if nothing had been sent.
      if (!(await may.mayReadHistory(place.channel))) return { state: 'unknowable' };
      return findSent(rest, place, key, since, me ?? '');
    },

    isOpenToAll: ({ channel }) => may.isOpenToAll(channel),

    now: () => clock.now(),

    fitsOneMessage: (message) => renderDiscord(message).length === 1,

    deafen: beginAnew,

    async disconnect() {
      pacer.sendAway();
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
