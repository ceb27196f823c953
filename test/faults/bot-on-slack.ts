import { expect } from 'vitest';
import type { InteractionAnswer, Person, SeenMessage, SlackDouble } from '../doubles/slack/index.ts';
import { type BotProcess, newFolder, startBot } from '../scenarios/bot-process.ts';
import { settleGroup } from '../scenarios/settled-group.ts';
import { hasEnded, nextWeek, there } from './bot-on-discord.ts';

/** Settings that connect a bot to this Slack, with folders of its own. */
export function slackSettings(slack: SlackDouble, more: Record<string, string> = {}): Record<string, string> {
  return {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DATA_DIR: newFolder('data'),
    XDG_CONFIG_HOME: newFolder('config'),
    ...more,
  };
}

/** Starts the bot and waits until people can use it; fails with its log if it ends before. */
export async function readySlackBot(slack: SlackDouble, env: Record<string, string>): Promise<BotProcess> {
  await settleGroup(env.DATA_DIR ?? '', 'slack', slack.team.id);
  const bot = startBot(env);
  const isReady = () => {
    if (hasEnded(bot)) throw new Error(`the bot ended before it was ready:\n${bot.log()}`);
    return bot.codes().includes('ready');
  };
  await slack.waitFor(isReady, { for: 'the bot to be ready', withinMs: 60_000 });
  return bot;
}

/** What somebody picks in the form of `event create`; kind, day and time as the pickers give them. */
export function picked(title: string, start = nextWeek()): Record<string, string> {
  return {
    kind: 'council-meeting',
    title,
    when: start.toPlainDate().toString(),
    'when.start': start.toPlainTime().toString({ smallestUnit: 'minute' }),
    place: 'City Hall, Room 340',
  };
}

/** Creates an event through the form, up to the draft that asks for confirmation. */
export async function draftedOnSlack(
  slack: SlackDouble,
  person: Person,
  title: string,
  channel = 'events',
): Promise<SeenMessage> {
  await slack.command(person, channel, 'event create').answered();
  await slack.submit(person, slack.view(person), picked(title)).acknowledged();
  return slack.waitFor(
    () => onlyFor(slack, person, channel).find(({ text }) => text.includes('Is this right?')),
    { for: 'the draft', withinMs: 20_000 },
  );
}

/** Creates and confirms an event; resolves to what its organizer is told. */
export async function publishedOnSlack(
  slack: SlackDouble,
  person: Person,
  title: string,
  channel = 'events',
): Promise<InteractionAnswer> {
  const draft = await draftedOnSlack(slack, person, title, channel);
  return slack.press(person, draft, 'Post it').answered();
}

/** What the bot said in a channel to this person alone. */
export function onlyFor(slack: SlackDouble, person: Person, channel = 'events'): SeenMessage[] {
  return slack.snapshot(channel, person).filter(({ ephemeral }) => ephemeral);
}

/** The messages in a channel, visible to all, that name this event. */
export function namingOnSlack(slack: SlackDouble, title: string, channel = 'events'): SeenMessage[] {
  return slack.snapshot(channel).filter(({ text }) => text.includes(title));
}

/** Its post, once the bot's own reactions stand under it. */
export function seededOnSlack(slack: SlackDouble, title: string, channel = 'events'): Promise<SeenMessage> {
  return slack.waitFor(
    () => namingOnSlack(slack, title, channel).find(({ reactions }) => Object.keys(reactions).length === 3),
    { for: `the post of ${title} with its reactions`, withinMs: 30_000 },
  );
}

/** The bot lives and does its work: somebody asks, and gets reviewed text with its source. */
export async function expectAliveOnSlack(slack: SlackDouble, bot: BotProcess, person: Person): Promise<void> {
  const asked = slack.command(person, 'general', 'ask Can the police ask about my immigration status?');
  expect((await asked.answered()).text).toContain('Source');
  expect(hasEnded(bot)).toBe(false);
}

/** The bot pinged nobody, and sent nothing that Slack forbids. */
export function expectProperOnSlack(slack: SlackDouble): void {
  const pings = ['general', 'events'].flatMap((channel) =>
    slack
      .snapshot(channel)
      .filter(({ message }) => message.authorId === slack.bot.userId)
      .flatMap((seen) => seen.pings),
  );
  expect(pings).toEqual([]);
  expect([...slack.violations, ...slack.loud]).toEqual([]);
}

export { there };
