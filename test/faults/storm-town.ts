import type { Place } from '../../src/chat/place.ts';
import { openDiscord } from '../contracts/discord-world.ts';
import { openSlack } from '../contracts/slack-world.ts';
import { there } from '../contracts/stand-in.ts';
import { knowledge } from '../scenarios/every-world.ts';
import type { LiveWorld } from '../scenarios/live-world.ts';
import { settledIn } from '../scenarios/organizers-room.ts';

/** What goes wrong with a platform, until it is over. */
export interface Storm {
  /** All limits hold that the platform tells of. */
  enforceLimits(): void;
  /** Which of them the bot ran into, of itself. */
  ranInto(): readonly string[];
  /** The next so many messages are refused: one second's wait. */
  limit(times: number): void;
  /** The next so many messages meet an error of the platform's own. */
  fail(times: number): void;
  /** The next so many messages arrive, and the connection is cut before the answer. */
  loseAnswers(times: number): void;
  /** What was said may not be read. */
  forbidLooking(): void;
  /** Nothing answers any more. */
  breakDown(): void;
  over(): void;
}

/** The bot on one platform with its organizers' channel, where time passes for both at once. */
export interface Town {
  readonly live: LiveWorld;
  readonly storm: Storm;
  place(channel: string): Place;
  /** The reminders with this title in a channel, as everybody reads them. */
  reminders(title: string, channel?: string): readonly string[];
  /** The same that came to this account directly. */
  directly(account: string, title: string): readonly string[];
  /** What organizers were told, oldest first. */
  told(): readonly string[];
  newcomer(name: string): string;
  passTime(ms: number): void;
}

export type OpenTown = (channels?: readonly string[]) => Promise<Town>;

export const towns: readonly (readonly [name: string, open: OpenTown])[] = [
  ['Discord', onDiscord],
  ['Slack', onSlack],
];

interface Parts extends Pick<Town, 'storm' | 'newcomer'> {
  readonly channelId: (name: string) => string;
  readonly texts: (channel: string) => readonly string[];
  readonly textsTo: (account: string) => readonly string[];
  readonly advance: (ms: number) => void;
}

async function townIn(live: LiveWorld, parts: Parts): Promise<Town> {
  const { world } = live;
  const reminds = (title: string) => (text: string) => text.includes('Reminder') && text.includes(title);
  return {
    live,
    storm: parts.storm,
    newcomer: parts.newcomer,
    place: (name) => ({ ...world.place, channel: parts.channelId(name) }),
    reminders: (title, channel = 'events') => parts.texts(channel).filter(reminds(title)),
    directly: (account, title) => parts.textsTo(account).filter(reminds(title)),
    told: () => parts.texts('organizers'),
    passTime(ms) {
      live.passTime(ms);
      parts.advance(ms);
    },
  };
}

async function onDiscord(channels: readonly string[] = []): Promise<Town> {
  const world = await openDiscord(knowledge, channels);
  const { double } = world;
  const send = ['POST', '/channels/:channel/messages'] as const;
  const people = new Map([world.ana, world.marcus].map((each) => [each.account, world.as(each)]));
  const live = await settledIn(world);
  return townIn(live, {
    channelId: (name) => double.channel(name).id,
    texts: (channel) => double.snapshot(channel).map(({ text }) => text),
    textsTo: (account) => double.snapshot({ dm: there(people.get(account)) }).map(({ text }) => text),
    newcomer(name) {
      const person = double.person({ name });
      people.set(`discord:${person.id}`, person);
      return `discord:${person.id}`;
    },
    advance: (ms) => double.clock.advance(ms),
    storm: {
      enforceLimits: () => double.limits.enforce(),
      ranInto: () => [...double.limits.refused.keys()],
      limit(times) {
        const body = { message: 'You are being rate limited.', retry_after: 1, global: false };
        double.failNext(...send, { status: 429, body, times });
      },
      // discord.js makes each of them four times.
      fail: (times) => double.failNext(...send, { status: 500, times: 4 * times }),
      loseAnswers: (times) => double.failNext(...send, 'cut-after-effect', times),
      forbidLooking() {
        throw new Error('direct messages can always be read there');
      },
      breakDown() {
        for (const method of ['GET', 'POST', 'PUT', 'PATCH'])
          double.failNext(method, /./, { status: 503, times: Number.POSITIVE_INFINITY });
      },
      over: () => double.clearFaults(),
    },
  });
}

async function onSlack(channels: readonly string[] = []): Promise<Town> {
  const world = await openSlack(knowledge, 'socket', channels);
  const { double } = world;
  const people = new Map([world.ana, world.marcus].map((each) => [each.account, world.as(each)]));
  const live = await settledIn(world);
  return townIn(live, {
    channelId: (name) => double.channel(name).id,
    texts: (channel) => double.snapshot(channel).map(({ text }) => text),
    textsTo: (account) => double.snapshot({ dm: there(people.get(account)) }).map(({ text }) => text),
    newcomer(name) {
      const person = double.person({ name });
      const account = `slack:${double.team.id}:${person.id}`;
      people.set(account, person);
      return account;
    },
    advance: (ms) => double.clock.advance(ms),
    storm: {
      enforceLimits: () => double.limits.enforce(),
      ranInto: () => [...double.limits.refused.keys()],
      limit: (times) => double.failNext('chat.postMessage', { ratelimited: 1 }, times),
      fail: (times) => double.failNext('chat.postMessage', { status: 500 }, times),
      loseAnswers: (times) => double.failNext('chat.postMessage', 'cut-after-effect', times),
      forbidLooking: () => double.setScopes(['chat:write', 'im:write', 'channels:read']),
      breakDown() {
        for (const method of slackMethods) double.failNext(method, { status: 503 }, Number.POSITIVE_INFINITY);
      },
      over: () => double.clearFaults(),
    },
  });
}

const slackMethods = [
  'chat.postMessage',
  'chat.update',
  'conversations.open',
  'conversations.history',
  'conversations.info',
  'reactions.add',
  'reactions.get',
];
