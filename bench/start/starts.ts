import { setTimeout as sleep } from 'node:timers/promises';
import { startDiscordDouble } from '../../test/doubles/discord/index.ts';
import { startSlackDouble } from '../../test/doubles/slack/index.ts';
import { type Figure, ratioFigure } from '../figure.ts';
import type { Tell } from '../group.ts';
import { median, spread } from '../statistics.ts';
import {
  type Launch,
  launchBoth,
  launchDiscord,
  launchImports,
  launchPlayground,
  launchSlack,
} from './launch.ts';
import { residentMemory } from './resident-memory.ts';
import type { Workshop } from './workshop.ts';

const rounds = 7;
/** How long (ms) a process idles before its memory is read. */
const idleMs = 3_000;
const bars = { start: 1.8, memory: 1.45 };

interface Measured {
  readonly ms: number[];
  readonly mib: number[];
}

interface Baseline extends Measured {
  readonly name: string;
  /** Null: nothing is held to it. */
  readonly bars: typeof bars | null;
}

/**
 * Start-up time and idle memory of the bot, in turns with a process that only imports its libraries: in a plain
 * Node, which the bars are set against, and with a compile cache such as the bot's own, for comparison.
 */
export async function starts(workshop: Workshop, tell: Tell): Promise<Figure[]> {
  const [discord, slack] = await Promise.all([startDiscordDouble(), startSlackDouble()]);
  try {
    const launches = {
      imports: launchImports(workshop),
      playground: launchPlayground(workshop),
      cached: launchImports(workshop, { NODE_COMPILE_CACHE: workshop.compileCache }),
      discord: launchDiscord(workshop, discord),
      slack: launchSlack(workshop, slack),
      both: launchBoth(workshop, discord, slack),
    };
    const [imports, playground, cached, ready, onSlack, both] = await inTurns(Object.values(launches), tell);
    if (!imports || !playground || !cached || !ready || !onSlack || !both)
      throw new Error('not everything was measured');
    if (discord.violations.length > 0) throw new Error('the bot broke a rule of Discord while starting');
    if (slack.violations.length > 0) throw new Error('the bot broke a rule of Slack while starting');
    const bots = Object.entries({
      'playground answers': playground,
      'Discord ready': ready,
      'Slack ready': onSlack,
    });
    const plain = { name: 'imports alone', ...imports, bars };
    const quick = { name: 'imports alone with a compile cache', ...cached, bars: null };
    return [plain, quick].flatMap((base) => [
      ...bots.flatMap(([bot, measured]) => compare(bot, measured, base, tell)),
      // The bars were set for a bot on one platform.
      ...compare('Discord and Slack ready', both, { ...base, bars: null }, tell),
    ]);
  } finally {
    await Promise.all([discord.stop(), slack.stop()]);
  }
}

/** One of each, again and again, so that whatever else the machine does falls on all alike. */
async function inTurns(launches: readonly Launch[], tell: Tell): Promise<Measured[]> {
  const measured: Measured[] = launches.map(() => ({ ms: [], mib: [] }));
  tell('warming up');
  for (const launch of launches) await once(launch);
  for (let round = 1; round <= rounds; round += 1) {
    tell(`round ${round} of ${rounds}`);
    for (const [at, launch] of launches.entries()) {
      const { ms, mib } = await once(launch);
      measured[at]?.ms.push(ms);
      measured[at]?.mib.push(mib);
    }
  }
  return measured;
}

async function once(launch: Launch): Promise<{ ms: number; mib: number }> {
  const { child, afterMs } = await launch();
  await sleep(idleMs);
  const mib = residentMemory(child.pid);
  await child.stop();
  return { ms: afterMs, mib };
}

function compare(bot: string, measured: Measured, base: Baseline, tell: Tell): Figure[] {
  const ratios = (key: keyof Measured) => measured[key].map((value, at) => value / (base[key][at] ?? 0));
  tell(`${bot} against ${base.name}, median (smallest to largest):`);
  tell(
    `  time ${spread(measured.ms)} ms, ${spread(base.ms)} ms, round by round ${spread(ratios('ms'), 2)} ×`,
  );
  tell(
    `  memory ${spread(measured.mib)} MiB, ${spread(base.mib)} MiB, round by round ${spread(ratios('mib'), 2)} ×`,
  );
  return [
    ratioFigure({
      name: `start: ${bot} (against ${base.name})`,
      value: median(measured.ms),
      unit: 'ms',
      baseline: median(base.ms),
      bar: base.bars?.start ?? null,
    }),
    ratioFigure({
      name: `idle memory: ${bot.replace(/ \w+$/, '')} (against ${base.name})`,
      value: median(measured.mib),
      unit: 'MiB',
      baseline: median(base.mib),
      bar: base.bars?.memory ?? null,
    }),
  ];
}
