import { type DiscordDouble, startDiscordDouble } from '../../test/doubles/discord/index.ts';
import { type Figure, limitFigure, ratioFigure } from '../figure.ts';
import type { Tell } from '../group.ts';
import { percentile, spread } from '../statistics.ts';
import type { Child } from './child.ts';
import { launchDiscord } from './launch.ts';
import { drive, type Waits } from './load.ts';
import { postEvent } from './post-event.ts';
import type { Workshop } from './workshop.ts';

const bare = new URL('./baselines/acknowledger.js', import.meta.url);
/** The p99 against the bare handler's, and the longest that anybody may wait (ms). */
const bars = { ratio: 5, longest: 2_000 };

/**
 * From the delivery of an interaction to the arrival of its callback, both at the double, under the same load:
 * of the bot, and of a discord.js handler that does nothing but acknowledge.
 */
export async function acknowledgements(workshop: Workshop, tell: Tell): Promise<Figure[]> {
  const discord = await startDiscordDouble();
  try {
    const launched = await launchDiscord(workshop, discord)();
    const post = await postEvent(discord);
    const ours = await loaded('the bot', launched.child, () => drive(discord, post), tell);
    await discord.waitUntilOffline();
    const child = workshop.baseline(bare, { DISCORD_API_URL: discord.url, DISCORD_TOKEN: discord.token });
    await child.says(/^acknowledging$/m);
    const theirs = await loaded('the bare handler', child, () => drive(discord, post), tell);
    refuseViolations(discord);
    return [
      ratioFigure({
        name: 'acknowledgement, p99 at 20/s for 30 s',
        value: percentile(ours.warm, 0.99),
        unit: 'ms',
        baseline: percentile(theirs.warm, 0.99),
        bar: bars.ratio,
      }),
      limitFigure({
        name: 'acknowledgement, longest (bar in ms)',
        value: Math.max(...ours.all),
        unit: 'ms',
        baseline: Math.max(...theirs.all),
        bar: bars.longest,
      }),
    ];
  } finally {
    await discord.stop();
  }
}

async function loaded(who: string, child: Child, work: () => Promise<Waits>, tell: Tell): Promise<Waits> {
  tell(`20 interactions a second for ${who}`);
  try {
    const waits = await work();
    const { warm, all } = waits;
    const at = (share: number) => percentile(warm, share).toFixed(1);
    tell(`${who} acknowledged all ${all.length}: ${spread(warm, 1)} ms, p90 ${at(0.9)}, p99 ${at(0.99)}`);
    return waits;
  } finally {
    await child.stop();
  }
}

function refuseViolations({ violations }: DiscordDouble): void {
  if (violations.length > 0) {
    throw new Error(`Discord would have refused ${violations.length}: ${JSON.stringify(violations[0])}`);
  }
}
