import { startDiscordDouble } from '../../test/doubles/discord/index.ts';
import { startSlackDouble } from '../../test/doubles/slack/index.ts';
import { type Figure, limitFigure, ratioFigure } from '../figure.ts';
import type { Tell } from '../group.ts';
import { percentile, spread } from '../statistics.ts';
import type { Child } from './child.ts';
import { launchDiscord, launchSlack } from './launch.ts';
import { drive, type Waits } from './load.ts';
import { postEvent } from './post-event.ts';
import { driveSlack, postOnSlack } from './slack-load.ts';
import type { Workshop } from './workshop.ts';

const bare = new URL('./baselines/acknowledger.js', import.meta.url);
const bareOnSlack = new URL('./baselines/slack-acknowledger.js', import.meta.url);
/** The p99 against the bare handler's, and the longest that anybody may wait (ms). */
const bars = { ratio: 5, longest: 2_000 };

/**
 * From the delivery of an interaction to the arrival of its acknowledgement, both at the double, under the same load:
 * of the bot, and of a handler on the same library that does nothing but acknowledge.
 */
export async function acknowledgements(workshop: Workshop, tell: Tell): Promise<Figure[]> {
  return [...(await onDiscord(workshop, tell)), ...(await onSlack(workshop, tell))];
}

async function onDiscord(workshop: Workshop, tell: Tell): Promise<Figure[]> {
  const discord = await startDiscordDouble();
  try {
    const launched = await launchDiscord(workshop, discord)();
    const post = await postEvent(discord);
    const ours = await loaded('the bot on Discord', launched.child, () => drive(discord, post), tell);
    await discord.waitUntilOffline();
    const child = workshop.baseline(bare, { DISCORD_API_URL: discord.url, DISCORD_TOKEN: discord.token });
    await child.says(/^acknowledging$/m);
    const theirs = await loaded('the bare handler', child, () => drive(discord, post), tell);
    refuseViolations('Discord', discord.violations);
    return compare('Discord', ours, theirs);
  } finally {
    await discord.stop();
  }
}

async function onSlack(workshop: Workshop, tell: Tell): Promise<Figure[]> {
  const slack = await startSlackDouble();
  try {
    const launched = await launchSlack(workshop, slack)();
    const post = await postOnSlack(slack);
    const ours = await loaded('the bot on Slack', launched.child, () => driveSlack(slack, post), tell);
    await slack.waitUntilDisconnected();
    const { apiUrl: SLACK_API_URL, botToken: SLACK_BOT_TOKEN, appToken: SLACK_APP_TOKEN } = slack;
    const child = workshop.baseline(bareOnSlack, { SLACK_API_URL, SLACK_BOT_TOKEN, SLACK_APP_TOKEN });
    await child.says(/^acknowledging$/m);
    const theirs = await loaded('the bare handler', child, () => driveSlack(slack, post), tell);
    refuseViolations('Slack', slack.violations);
    return compare('Slack', ours, theirs);
  } finally {
    await slack.stop();
  }
}

function compare(where: string, ours: Waits, theirs: Waits): Figure[] {
  return [
    ratioFigure({
      name: `acknowledgement on ${where}, p99 at 20/s for 30 s`,
      value: percentile(ours.warm, 0.99),
      unit: 'ms',
      baseline: percentile(theirs.warm, 0.99),
      bar: bars.ratio,
    }),
    limitFigure({
      name: `acknowledgement on ${where}, longest (bar in ms)`,
      value: Math.max(...ours.all),
      unit: 'ms',
      baseline: Math.max(...theirs.all),
      bar: bars.longest,
    }),
  ];
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

function refuseViolations(where: string, violations: readonly unknown[]): void {
  if (violations.length > 0) {
    throw new Error(`${where} would have refused ${violations.length}: ${JSON.stringify(violations[0])}`);
  }
}
