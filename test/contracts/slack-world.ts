import { realClock } from '../../src/platforms/connecting/pacer.ts';
import { createSlack } from '../../src/platforms/slack/slack.ts';
import type { Knowledge } from '../../src/start/knowledge.ts';
import { serveWeb } from '../../src/start/web-server.ts';
import { fasterLimits } from '../doubles/slack/faster-limits.ts';
import {
  type Message,
  type SeenView,
  type SlackDouble,
  type Person as SlackPerson,
  startSlackDouble,
} from '../doubles/slack/index.ts';
import { errorLog } from './error-log.ts';
import { emojiNames, ofBot } from './seen-on-slack.ts';
import { entered, formOf } from './slack-form.ts';
import { filledIn, labelOf, typed } from './slack-typing.ts';
import { there, until } from './stand-in.ts';
import { notHere, type Person, type Traits, type World } from './world.ts';

export const slackTraits: Traits = {
  network: { closed: { code: 'not-in-channel', details: ['/invite @sanctuary-bot'] } },
  connection: true,
  plainWords: true,
  privateChannels: true,
  otherEmoji: true,
  // Slack has no such thing; and of deletions the bot asks not to be told, nor of what people write.
  clearings: false,
  deletions: false,
  formsStayOpen: true,
  momentPickers: true,
  commandForms: true,
  home: true,
  repeats: true,
};

/** The same workspace, but Slack comes to the bot: there is no connection to lose. */
export const slackHttpTraits: Traits = { ...slackTraits, connection: false };

/** The world with its double, for what other platforms have not. */
export interface SlackWorld extends World {
  readonly double: SlackDouble;
  as(person: Person): SlackPerson;
}

/** The real adapter and the real Bolt against the double, by its socket or by signed requests. `more`: further channels. */
export async function openSlack(
  knowledge: Knowledge,
  way: 'socket' | 'http',
  more: readonly string[] = [],
): Promise<SlackWorld> {
  const secret = { name: 'organizers', private: true, botIsMember: true };
  const double = await startSlackDouble({
    channels: [{ name: 'events', botIsMember: true }, secret, ...more],
  });
  const { log, errors } = errorLog();
  let ahead = 0;
  const { platform, web } = createSlack({
    botToken: double.botToken,
    way: way === 'socket' ? { appToken: double.appToken } : { signingSecret: double.signingSecret },
    apiUrl: double.apiUrl,
    command: '/sanctuary',
    shapes: knowledge.shapes,
    words: knowledge.phrases.text,
    log,
    shutOut: () => log.error('shut-out'),
    // How fast it may go is for test/wire/pace-slack.test.ts; here nobody waits for Slack's minutes.
    limits: fasterLimits(20),
    pacing: { now: () => performance.now() + ahead, after: realClock.after },
  });
  const server = web && (await serveWeb([web], '127.0.0.1', 0));
  if (server) double.deliverTo(`${server.url}/slack/events`);

  const accountOf = ({ id }: SlackPerson): string => `slack:${double.team.id}:${id}`;
  const placeOf = (name: string) => ({
    platform: platform.name,
    group: double.team.id,
    channel: double.channel(name).id,
  });
  const accounts = new Map<Person, SlackPerson>();
  const member = (name: string, locale: string, admin: boolean): Person => {
    const account = double.person({ name, locale, admin });
    const language = locale.startsWith('es') ? 'es' : 'en';
    const person: Person = {
      name,
      account: accountOf(account),
      language,
      organizer: admin,
      guest: false,
      maySpeak: true,
      roles: [],
    };
    accounts.set(person, account);
    return person;
  };
  const as = (person: Person): SlackPerson => there(accounts.get(person));
  const message = (id: string, reader?: Person): Message => {
    const direct = reader && double.snapshot({ dm: as(reader) }).find(({ ts }) => ts === id)?.message;
    return there(direct ?? double.channel('events').messages.get(id));
  };
  const commandForm = async (person: Person, command: string): Promise<SeenView> => {
    double.command(as(person), 'events', command);
    return until(() => double.view(as(person)), 'the form of the command');
  };
  /** How often the bot had asked for a connection when it was cut. */
  let asked = 0;
  const connections = (): number =>
    double.requests.filter(({ method }) => method === 'apps.connections.open').length;

  return {
    double,
    as,
    platform,
    place: placeOf('events'),
    privatePlace: placeOf('organizers'),
    roles: [],
    rosa: member('rosa', 'en-US', true),
    ana: member('ana', 'es-MX', false),
    marcus: member('marcus', 'en-GB', false),
    now: () => double.clock.now(),
    momentAs: (_, fallback) => fallback,

    async use(person, command, options = {}) {
      const channels = new Map([[double.channel('events').id, '#events']]);
      double.command(as(person), 'events', typed(knowledge.shapes, command, options, channels));
    },
    async useDirectly(person, command, options = {}) {
      double.command(as(person), { dm: true }, typed(knowledge.shapes, command, options, new Map()));
    },
    async useByForm(person, command, options) {
      const view = await commandForm(person, command);
      double.submit(as(person), view, filledIn(view, options));
    },
    async complete(person, command, option, words) {
      const view = await commandForm(person, command);
      const suggested = double.suggest(as(person), view, labelOf(view, option), words);
      const { options } = await suggested.answered();
      return {
        labels: there(options).map(({ text }) => text),
        async take(label, others = {}) {
          double.submit(as(person), view, { [labelOf(view, option)]: label, ...filledIn(view, others) });
        },
      };
    },
    async press(person, { id }, label) {
      double.press(as(person), message(id, person), label);
    },
    async choose(person, { id }, label, option) {
      double.choose(as(person), message(id), label, option);
    },
    async forge(person, { id }, actionId) {
      double.press(as(person), forged(message(id), actionId), 'forged');
    },
    form(person) {
      const view = double.view(as(person));
      return view ? formOf(view) : null;
    },
    async fill(person, values) {
      const view = there(double.view(as(person)));
      double.submit(as(person), view, entered(view, values));
    },
    async react(person, id, reaction, on) {
      const act = on ? 'react' : 'unreact';
      double[act](as(person), message(id), emojiNames[reaction]);
    },
    async crowd(size, id, reaction) {
      return Array.from({ length: size }, (_, at) => {
        const somebody = double.person({ name: `person${at}` });
        double.react(somebody, message(id), emojiNames[reaction]);
        return accountOf(somebody);
      });
    },
    clearReactions: notHere,
    deleteMessage: (id) => double.deleteMessage(message(id)),
    mention: async (person, text) => there(double.mention(as(person), 'events', text).source).ts,
    say: (person, text) => void double.say(as(person), 'events', text),
    async write(person, text) {
      double.dm(as(person), text);
    },

    seen: (person) => ofBot(double, double.snapshot('events', as(person))),
    seenDirectly: (person) => ofBot(double, double.snapshot({ dm: as(person) })),

    repeat: () => double.resend(there(double.interactions.at(-1))),
    home: {
      open: (person) => void double.openHome(as(person)),
      page: (person) => double.home(as(person))?.text ?? null,
      press: (person, label) => void double.press(as(person), double.home(as(person)), label),
      over: (person) => double.view(as(person))?.text ?? null,
    },
    trouble: {
      limitNextSend: (seconds) => double.failNext('chat.postMessage', { ratelimited: seconds }),
      loseNextAnswer: () => double.failNext('chat.postMessage', 'cut-after-effect'),
      closePlace: () => double.removeBot('events'),
      closeDirect: (person) => double.deactivate(as(person)),
      forbidHistory: () => double.setScopes(scopesWithoutHistory),
      async passTime(ms) {
        await double.interactions.at(-1)?.acknowledged();
        double.clock.advance(ms);
        ahead += ms;
      },
      goDown: () => double.stop(),
    },
    connection:
      way === 'http'
        ? null
        : {
            cut() {
              asked = connections();
              double.refuseConnections(true);
              double.cut();
            },
            restore: () => double.refuseConnections(false),
            get attempts() {
              return connections() - asked;
            },
            get isOnline() {
              return double.connected;
            },
          },
    violations: () => [...double.violations, ...double.loud, ...errors],
    async stop() {
      await platform.disconnect();
      await server?.stop();
      await double.stop();
    },
  };
}

const scopesWithoutHistory = [
  'commands',
  'chat:write',
  'reactions:read',
  'reactions:write',
  'users:read',
  'app_mentions:read',
  'im:history',
  'im:write',
  'channels:read',
];

/** The message with a button that nobody made. */
function forged(message: Message, actionId: string): Message {
  const button = {
    type: 'button',
    action_id: actionId,
    text: { type: 'plain_text', text: 'forged' },
  } as const;
  return { ...message, blocks: [{ type: 'actions', block_id: 'forged', elements: [button] }] };
}
