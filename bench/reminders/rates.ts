import { setTimeout as sleep } from 'node:timers/promises';
import type { Place } from '../../src/chat/place.ts';
import type { Platform } from '../../src/chat/platform.ts';
import { PlatformError } from '../../src/chat/platform-error.ts';
import { textMessage } from '../../src/chat/text-message.ts';
import { usualPace } from '../../src/outbox/pace.ts';
import { slackLimits } from '../../src/platforms/slack/web-api/limits.ts';
import { startAdapter as startDiscord } from '../../test/doubles/discord/adapter-bench.ts';
import { fasterLimits } from '../../test/doubles/slack/faster-limits.ts';
import { startAdapter as startSlack } from '../../test/wire/slack-adapter-bench.ts';
import { atLeastFigure, type Figure, limitFigure } from '../figure.ts';
import type { Tell } from '../group.ts';

/** The share of what a platform permits in the long run that must be used. */
const bar = 0.95;
/** A minute of Slack's is that much shorter, to measure in less time. */
const timesFaster = 10;

/** Sends one message; `turn` is the how manieth it is. */
type Send = (platform: Platform, turn: number) => Promise<unknown>;

interface Load {
  readonly name: string;
  readonly sends: number;
  /** How many come at once before the steady rhythm begins. */
  readonly burst: number;
  /** Which requests are counted, and how many a second are permitted. */
  readonly counted: (request: { readonly method: string; readonly path?: string }) => boolean;
  readonly permitted: number;
  readonly send: Send;
}

/** How much of what the platforms permit the adapters use, at doubles that enforce the documented limits. */
export async function rates(tell: Tell): Promise<Figure[]> {
  return [...(await onDiscord(tell)), ...(await onSlack(tell))];
}

const message = textMessage('Reminder: Defend the sanctuary law');

async function onDiscord(tell: Tell): Promise<Figure[]> {
  const channels = Array.from({ length: 100 }, (_, at) => `channel-${at}`);
  const bench = await startDiscord({ guilds: [{ channels }] });
  const { double } = bench;
  const people = Array.from({ length: 300 }, (_, at) => double.person({ name: `person-${at}` }));
  double.limits.enforce();
  const place = (name: string): Place => ({
    platform: 'discord',
    group: double.guilds[0]?.id ?? null,
    channel: double.channel(name).id,
  });
  const post = 'POST /channels/:channel/messages';
  const any = () => true;
  const loads: Load[] = [
    {
      name: 'Discord, many channels',
      sends: 600,
      burst: 1,
      counted: any,
      permitted: double.limits.perSecond('everything'),
      send: (platform, turn) => platform.send(place(`channel-${turn % 100}`), message, `many ${turn}`),
    },
    {
      name: 'Discord, one channel',
      sends: 25,
      burst: 5,
      counted: any,
      permitted: double.limits.perSecond(post),
      send: (platform, turn) => platform.send(place('channel-0'), message, `one ${turn}`),
    },
    {
      name: 'Discord, direct messages',
      sends: people.length,
      burst: 1,
      counted: any,
      permitted: double.limits.perSecond('everything'),
      send: async (platform, turn) => {
        const to = await platform.direct(`discord:${people[turn]?.id}`);
        return platform.send(to, message, `to ${turn}`);
      },
    },
  ];
  try {
    const figures: Figure[] = [];
    for (const load of loads) {
      await sleep(6_000);
      figures.push(await used(load, bench.platform, () => double.requests, tell));
    }
    return [...figures, refusals('Discord', double.limits.refused)];
  } finally {
    await bench.stop();
  }
}

async function onSlack(tell: Tell): Promise<Figure[]> {
  const channels = Array.from({ length: 60 }, (_, at) => `channel-${at}`);
  const bench = await startSlack({ channels, settings: { limits: fasterLimits(timesFaster) } });
  const { slack } = bench;
  const people = Array.from({ length: 150 }, (_, at) => slack.person({ name: `person-${at}` }));
  slack.limits.enforce({ timesFaster });
  const place = (name: string): Place => ({
    platform: 'slack',
    group: slack.team.id,
    channel: slack.channel(name).id,
  });
  const by =
    (method: string): Load['counted'] =>
    (request) =>
      request.method === method;
  const loads: Load[] = [
    {
      name: 'Slack, one channel',
      sends: 100,
      burst: slackLimits.channel.burst,
      counted: by('chat.postMessage'),
      permitted: slack.limits.perSecond('post'),
      send: (platform, turn) => platform.send(place('channel-0'), message, `one ${turn}`),
    },
    {
      name: 'Slack, many channels',
      sends: 900,
      burst: slackLimits.posts.burst,
      counted: by('chat.postMessage'),
      permitted: slack.limits.perSecond('chat.postMessage'),
      send: (platform, turn) => platform.send(place(`channel-${turn % 60}`), message, `many ${turn}`),
    },
    {
      name: 'Slack, direct messages',
      sends: people.length,
      burst: slackLimits.methods['conversations.open']?.burst ?? 1,
      counted: by('conversations.open'),
      permitted: slack.limits.perSecond('conversations.open'),
      send: async (platform, turn) => {
        const to = await platform.direct(`slack:${slack.team.id}:${people[turn]?.id}`);
        return platform.send(to, message, `to ${turn}`);
      },
    },
  ];
  try {
    const figures: Figure[] = [];
    for (const load of loads) {
      await sleep(7_000);
      figures.push(await used(load, bench.platform, () => slack.requests, tell));
    }
    return [...figures, refusals('Slack', slack.limits.refused)];
  } finally {
    await bench.stop();
  }
}

/** Sends it all with as many in hand as a lane of the bot's may have, and tells how many a second went out. */
async function used(
  load: Load,
  platform: Platform,
  requests: () => readonly { readonly at: number; readonly method: string }[],
  tell: Tell,
): Promise<Figure> {
  tell(`${load.name}: ${load.sends}`);
  const before = requests().length;
  let turn = 0;
  const one = async (): Promise<void> => {
    for (let mine = turn++; mine < load.sends; mine = turn++)
      await persistently(() => load.send(platform, mine));
  };
  await Promise.all(Array.from({ length: usualPace.perLane }, one));
  const times = requests()
    .slice(before)
    .filter(load.counted)
    .map(({ at }) => at);
  const seconds = (Math.max(...times) - Math.min(...times)) / 1_000;
  return atLeastFigure({
    name: `rate against what is permitted: ${load.name}`,
    value: (times.length - load.burst) / seconds,
    unit: 'calls/s',
    baseline: load.permitted,
    bar,
  });
}

/** Comes back when the adapter says so, as the outbox does. */
async function persistently(send: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await send();
      return;
    } catch (error) {
      if (!(error instanceof PlatformError) || error.code !== 'rate-limited' || error.retry === 'never')
        throw error;
      await sleep(Math.min(error.retry.afterMs, 2_000));
    }
  }
}

function refusals(where: string, refused: ReadonlyMap<string, number>): Figure {
  const all = [...refused.values()].reduce((sum, count) => sum + count, 0);
  return limitFigure({
    name: `429s caused on ${where} (bar: none)`,
    value: all,
    unit: 'calls',
    baseline: 1,
    bar: 0,
  });
}
