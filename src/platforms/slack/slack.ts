import { type App, webApi } from '@slack/bolt';
import type { Hono } from 'hono';
import type { CommandShape } from '../../chat/command-shape.ts';
import type { Log } from '../../chat/log.ts';
import type { Platform, Receive, Recognise } from '../../chat/platform.ts';
import { PlatformError } from '../../chat/platform-error.ts';
import { createPacer, type PacingClock } from '../connecting/pacer.ts';
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
import { direct, sendInto } from './posts/direct.ts';
import { findSent } from './posts/find-sent.ts';
import { openChannels } from './posts/open-channels.ts';
import { addReactions, edit, removeReactions, send } from './posts/posts.ts';
import { readReactions } from './posts/read-reactions.ts';
import { remove } from './posts/remove.ts';
import { tellingGone } from './posts/telling-gone.ts';
import { renderSlack } from './render/render.ts';
import { callSlack } from './web-api/call-slack.ts';
import { type SlackLimits, slackLimits } from './web-api/limits.ts';
import { pacedCall } from './web-api/paced-call.ts';
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
  /** How often what is not an answer may go out; left out: as often as Slack documents. */
  readonly limits?: SlackLimits;
  /** By which it keeps them; a test brings its own. */
  readonly pacing?: PacingClock;
  /** Called when Slack refuses the token for good while the bot runs. */
  readonly shutOut: () => void;
}

export interface Slack {
  readonly platform: Platform;
  /** Answers POST /slack/events; null in Socket Mode. */
  readonly web: Hono | null;
}

/** For what is asked while somebody waits for an answer, and can be done without: how long (ms) it may take. */
const inPassing = { ahead: true, patience: 500 };

/** Where nobody tells who people are, they are as Slack says. The core decides all the same. */
const unrecognised: Recognise = async (actor) => ({ ...actor, may: async () => true });

/** Where the libraries read what comes in; what they request is somebody's to await. */
const unreadable = {
  code: 'slack-unreadable-payload',
  reading: /[\\/]node_modules[\\/]@slack[\\/](bolt|socket-mode)[\\/]/,
  requesting: /[\\/]@slack[\\/]web-api[\\/]/,
};

/** Slack behind the port, on the real Bolt. */
export function createSlack(settings: SlackSettings): Slack {
  const {
    botToken,
    way,
    apiUrl,
    command,
    shapes,
    words,
    log,
    shutOut,
    limits = slackLimits,
    pacing,
  } = settings;
  const clock = platformClock();
  const access = { apiUrl, fetch: timedFetch(clock) };
  const client = new webApi.WebClient(botToken, clientOptions(access));
  const respond = respondBy(access.fetch);
  let session: { readonly bot: Bot; readonly app: App } | null = null;
  let undo: (() => void) | null = null;
  let socket: Socket | null = null;
  let listens = false;
  /** Attempts to connect, and partings: what was begun before the last of them does not go on. */
  let turn = 0;

  const pacer = createPacer(pacing);
  /** Set before anything is asked of Slack: a token may be refused at once. */
  let tell: Receive = async () => {};
  const removed = () => void tell({ kind: 'groups', platform: platformName, groups: [] }, null);
  const botName = () => session?.bot.self.name ?? null;
  const unpaced = callSlack({ client, botName, shutOut, removed });
  /** For what somebody waits for, and for all that the bot does by itself. */
  const call = pacedCall(unpaced, pacer, limits, { ahead: true });
  const later = pacedCall(unpaced, pacer, limits);
  const isOpen = openChannels(pacedCall(unpaced, pacer, limits, inPassing), Date.now);
  const self = () => {
    if (!session)
      throw new PlatformError('not connected', { code: 'unreachable', retry: { afterMs: 2_000 } });
    return session.bot.self;
  };
  const heard = (delivery: Delivery): void => {
    if (session && listens) void deliver(session.app, delivery, log);
  };

  const begin = async (receive: Receive, recognise: Recognise): Promise<void> => {
    turn += 1;
    const mine = turn;
    const me = await login(call);
    // Somebody had us disconnect meanwhile.
    if (mine !== turn) throw new LoginError('unreachable', undefined);
    const actorOf = people(call, me.team, Date.now);
    const bot = { self: me, call, respond, receive, recognise, actorOf, clock, shapes, words, log };
    session = { bot, app: boltApp(bot, { botToken, access }) };
  };
  const listen = async (receive: Receive, recognise: Recognise): Promise<void> => {
    tell = receive;
    await begin(receive, recognise);
    listens = true;
    // A token is good for one workspace.
    void receive({ kind: 'groups', platform: platformName, groups: [self().team] }, null);
    const up = () => void receive({ kind: 'connected', platform: platformName }, null);
    const down = () => void receive({ kind: 'disconnected', platform: platformName }, null);
    if ('signingSecret' in way) return up();
    socket = createSocket({ appToken: way.appToken, access, log, heard, up, down, shutOut });
    await socket.open();
  };
  const deafen = async (): Promise<void> => {
    listens = false;
    await socket?.close();
    socket = null;
  };
  /** Whoever connects again finds nothing of what was before. */
  const leave = async (): Promise<void> => {
    turn += 1;
    pacer.sendAway();
    await deafen();
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
      // Slack tells each thing to one of the connections that are open.
      oneListener: false,
    },

    async open() {
      undo ??= surviveLibraryFaults(unreadable, log);
      await begin(async () => {}, unrecognised);
    },

    async connect(receive, recognise = unrecognised) {
      // Also between attempts: what a library left behind may still trip.
      undo ??= surviveLibraryFaults(unreadable, log);
      try {
        await listen(receive, recognise);
      } catch (error) {
        await leave();
        throw error;
      }
    },

    send: (place, message, key) =>
      sendInto(place.channel, () => send({ first: later, next: call }, place, message, key)),
    edit: (ref, message) => tellingGone(later, ref, () => edit(later, ref, message)),
    remove: (ref) => remove(later, ref),
    addReactions: (ref, reactions) => tellingGone(later, ref, () => addReactions(later, ref, reactions)),
    removeReactions: (ref) => tellingGone(later, ref, () => removeReactions(later, ref)),
    readReactions: (ref) => tellingGone(later, ref, async () => readReactions(later, ref, self())),
    direct: async (account) => direct(later, self().team, account),
    findSent: async (place, key, since) => findSent(later, place, key, since, self()),
    isOpenToAll: ({ channel }) => isOpen(channel),
    now: () => clock.now(),
    fitsOneMessage: (message) => renderSlack(message).length === 1,

    deafen,

    async disconnect() {
      await leave();
      undo?.();
      undo = null;
    },
  };

  const web =
    'signingSecret' in way
      ? slackWeb({ signingSecret: way.signingSecret, log, ready: () => session !== null && listens, heard })
      : null;
  return { platform, web };
}
