import { type App, webApi } from '@slack/bolt';
import type { Hono } from 'hono';
import type { CommandShape } from '../../chat/command-shape.ts';
import type { Log } from '../../chat/log.ts';
import type { Platform, Receive, Recognise } from '../../chat/platform.ts';
import { PlatformError } from '../../chat/platform-error.ts';
import { platformClock } from '../connecting/platform-clock.ts';
import { surviveLibraryFaults } from '../connecting/survive-library-faults.ts';
import { boltApp } from './bolt-app.ts';
import type { Bot } from './bot.ts';
import { type Delivery, deliver } from './connection/deliver.ts';
import { createSocket, type Socket } from './connection/socket.ts';
import { slackWeb } from './connection/web.ts';
import { LoginError, login } from './login.ts';
import { platformName } from './names.ts';
import { people } from './people.ts';
import { findSent } from './posts/find-sent.ts';
import { openChannels } from './posts/open-channels.ts';
import { addReactions, edit, send } from './posts/posts.ts';
import { readReactions } from './posts/read-reactions.ts';
import { remove } from './posts/remove.ts';
import { tellingGone } from './posts/telling-gone.ts';
import { renderSlack } from './render/render.ts';
import { callSlack } from './web-api/call-slack.ts';
import { respondBy } from './web-api/response-url.ts';
import { timedFetch } from './web-api/timed-fetch.ts';
import { clientOptions } from './web-api/web-client.ts';
import type { Words } from './words.ts';

export interface SlackSettings {
  readonly botToken: string;
  /** Socket Mode, or signed HTTP requests on our own server. */
  readonly way: { readonly appToken: string } | { readonly signingSecret: string };
  /** Another server that speaks Slack's Web API, ending with /api/; undefined: Slack. */
  readonly apiUrl: string | undefined;
  /** With its slash: `/sanctuary`. */
  readonly command: string;
  readonly shapes: readonly CommandShape[];
  /** The adapter's own few words, under `slack.` in content/phrases. */
  readonly words: Words;
  readonly log: Log;
  /** Called when Slack refuses the token for good while the bot runs. */
  readonly shutOut: () => void;
}

export interface Slack {
  readonly platform: Platform;
  /** Answers POST /slack/events; null in Socket Mode. */
  readonly web: Hono | null;
}

/** Where the libraries read what comes in; what they request is somebody's to await. */
const unreadable = {
  code: 'slack-unreadable-payload',
  reading: /[\\/]node_modules[\\/]@slack[\\/](bolt|socket-mode)[\\/]/,
  requesting: /[\\/]@slack[\\/]web-api[\\/]/,
};

/** Slack behind the port, on the real Bolt. */
export function createSlack(settings: SlackSettings): Slack {
  const { botToken, way, apiUrl, command, shapes, words, log, shutOut } = settings;
  const clock = platformClock();
  const access = { apiUrl, fetch: timedFetch(clock) };
  const client = new webApi.WebClient(botToken, clientOptions(access));
  const respond = respondBy(access.fetch);
  let session: { readonly bot: Bot; readonly app: App } | null = null;
  let undo: (() => void) | null = null;
  let socket: Socket | null = null;
  /** Attempts to connect, and partings: what was begun before the last of them does not go on. */
  let turn = 0;

  const call = callSlack({ client, botName: () => session?.bot.self.name ?? null, shutOut });
  const isOpen = openChannels(call, Date.now);
  const self = () => {
    if (!session)
      throw new PlatformError('not connected', { code: 'unreachable', retry: { afterMs: 2_000 } });
    return session.bot.self;
  };
  const heard = (delivery: Delivery): void => {
    if (session) void deliver(session.app, delivery, log);
  };

  const open = async (receive: Receive, recognise: Recognise): Promise<void> => {
    turn += 1;
    const mine = turn;
    const me = await login(call);
    // Somebody had us disconnect meanwhile.
    if (mine !== turn) throw new LoginError('unreachable', undefined);
    const actorOf = people(call, me.team, Date.now);
    const bot = { self: me, call, respond, receive, recognise, actorOf, clock, shapes, words, log };
    session = { bot, app: boltApp(bot, { botToken, access }) };
    const up = () => void receive({ kind: 'connected', platform: platformName }, null);
    const down = () => void receive({ kind: 'disconnected', platform: platformName }, null);
    if ('signingSecret' in way) return up();
    socket = createSocket({ appToken: way.appToken, access, log, heard, up, down, shutOut });
    await socket.open();
  };
  /** Whoever connects again finds nothing of what was before. */
  const leave = async (): Promise<void> => {
    turn += 1;
    await socket?.close();
    socket = null;
    session = null;
  };

  const platform: Platform = {
    name: platformName,
    capabilities: {
      completes: true,
      repeatsSafelyForMs: 0,
      slash: `${command} `,
      namesFollowApp: false,
      roles: false,
      formsStayOpen: true,
    },

    async connect(receive, recognise = async (actor) => actor) {
      // Also between attempts: what a library left behind may still trip.
      undo ??= surviveLibraryFaults(unreadable, log);
      try {
        await open(receive, recognise);
      } catch (error) {
        await leave();
        throw error;
      }
    },

    send: (place, message, key) => send(call, place, message, key),
    edit: (ref, message) => tellingGone(call, ref, () => edit(call, ref, message)),
    remove: (ref) => remove(call, ref),
    addReactions: (ref, reactions) => tellingGone(call, ref, () => addReactions(call, ref, reactions)),
    readReactions: (ref) => tellingGone(call, ref, async () => readReactions(call, ref, self())),
    findSent: async (place, key, since) => findSent(call, place, key, since, self()),
    isOpenToAll: ({ channel }) => isOpen(channel),
    now: () => clock.now(),
    fitsOneMessage: (message) => renderSlack(message).length === 1,

    async disconnect() {
      await leave();
      undo?.();
      undo = null;
    },
  };

  const web =
    'signingSecret' in way
      ? slackWeb({ signingSecret: way.signingSecret, log, ready: () => session !== null, heard })
      : null;
  return { platform, web };
}
