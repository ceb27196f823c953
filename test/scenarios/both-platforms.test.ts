import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DiscordDouble, type Message, startDiscordDouble } from '../doubles/discord/index.ts';
import { type SlackDouble, startSlackDouble } from '../doubles/slack/index.ts';
import { type BotProcess, newFolder, startBot } from './bot-process.ts';
import { aboutTwoHoursAhead, contentWithReminderIn, creation, organizing } from './hearing.ts';
import { filesUnder, findWords } from './search-bytes.ts';
import { settleGroup } from './settled-group.ts';

let discord: DiscordDouble;
let slack: SlackDouble;
let bot: BotProcess;

beforeEach(async () => {
  [discord, slack] = await Promise.all([startDiscordDouble(), startSlackDouble()]);
});

afterEach(async () => {
  await bot?.kill();
  await Promise.all([discord.stop(), slack.stop()]);
});

const title = 'Defend the sanctuary law';
const isReminder = ({ text }: { text: string }) => text.includes('Reminder');
const onDiscord = () =>
  discord.snapshot('events').find((seen) => seen.text.includes(title) && !isReminder(seen));
const onSlack = () => slack.snapshot('events').find((seen) => seen.text.includes(title) && !isReminder(seen));
const bothSay = (words: string) =>
  onDiscord()?.text.includes(words) === true && onSlack()?.text.includes(words) === true;

function there<T>(found: T | null | undefined): T {
  if (found === null || found === undefined) throw new Error('there is no such thing');
  return found;
}

const discordPost = (): Message => there(onDiscord()?.message);
const slackPost = () => there(onSlack()?.message);

test('one hearing on Discord and on Slack has one head count, through a crash, and reminds each once', async () => {
  const start = aboutTwoHoursAhead();
  const dataDir = newFolder('data');
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DATA_DIR: dataDir,
    // Due after the crash and the restart.
    CONTENT_DIR: contentWithReminderIn(35, start),
    XDG_CONFIG_HOME: newFolder('config'),
  };
  for (const { id } of discord.guilds) await settleGroup(dataDir, 'discord', id);
  await settleGroup(dataDir, 'slack', slack.team.id);
  bot = startBot(env);
  await Promise.all([discord.waitUntilOnline(), slack.waitUntilConnected()]);
  await discord.waitFor(() => discord.commands.length > 0, { withinMs: 30_000 });

  const rosa = discord.person({ name: 'rosa-on-discord', permissions: organizing });
  const ana = discord.person({ name: 'ana-on-discord' });
  const wei = discord.person({ name: 'wei-on-discord' });
  const rosaOnSlack = slack.person({ name: 'rosa-on-slack', admin: true });
  const luz = slack.person({ name: 'luz-on-slack', locale: 'es-MX' });
  const omar = slack.person({ name: 'omar-on-slack' });

  // Rosa posts it on Discord and takes it over to Slack with a code.
  const draft = await discord.slash(rosa, 'events', 'event create', creation(start)).answered();
  const published = await discord.press(rosa, there(draft.message), 'Post it').answered();
  const shared = await discord.press(rosa, there(published.message), 'Post it elsewhere too').answered();
  const code = there(/[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(shared.text)?.[0]);
  const refused = await slack.command(luz, 'events', `event post ${code}`).answered();
  expect(refused.text).toContain('Solo los organizadores pueden hacer esto aquí');
  const taken = await slack.command(rosaOnSlack, 'events', `event post ${code}`).answered();
  expect(taken.text).toContain('Posted, with 1 reminder to come');
  expect(await slack.command(rosaOnSlack, 'general', `event post ${code}`).answered()).toMatchObject({
    text: expect.stringContaining('A code works once'),
  });

  // The same hearing stands on both, ready to tap.
  await slack.waitFor(() => Object.keys(onSlack()?.reactions ?? {}).length === 3);
  await discord.waitFor(() => Object.keys(onDiscord()?.reactions ?? {}).length === 3);
  expect(bothSay('0 going / van')).toBe(true);

  // Taps and reactions on both.
  discord.react(ana, discordPost(), '✅');
  await discord.press(wei, discordPost(), /^rsvp:.*:going:/).answered();
  slack.react(omar, slackPost(), 'white_check_mark');
  await slack.press(luz, slackPost(), /^rsvp:.*:going:/).answered();
  const told = () => slack.snapshot('events', luz).filter(({ ephemeral }) => ephemeral);
  await slack.waitFor(() => told().some(({ text }) => text.includes('Contamos con usted')));
  await slack.waitFor(() => bothSay('4 going'), { withinMs: 20_000 });

  // The process is killed while both platforms go on.
  await bot.kill();
  await Promise.all([discord.waitUntilOffline(), slack.waitUntilDisconnected()]);
  const before = bot.log();
  await expect(slack.press(omar, slackPost(), /^rsvp:.*:maybe:/).answered()).rejects.toThrow();
  discord.unreact(ana, discordPost(), '✅');
  discord.react(ana, discordPost(), '❌');
  slack.react(luz, slackPost(), 'thinking_face');
  slack.unreact(omar, slackPost(), 'white_check_mark');
  const rui = slack.person({ name: 'rui-on-slack' });
  slack.react(rui, slackPost(), 'white_check_mark');

  // Back again: every post shows the same right count. Wei and Rui come, Luz may, Ana cannot.
  bot = startBot(env);
  await Promise.all([discord.waitUntilOnline(), slack.waitUntilConnected()]);
  await slack.waitFor(() => bothSay('2 going') && bothSay('1 maybe') && bothSay("1 can't"), {
    withinMs: 30_000,
  });

  // Each channel is reminded once, with the count of both.
  const remindersOnDiscord = () => discord.snapshot('events').filter(isReminder);
  const remindersOnSlack = () => slack.snapshot('events').filter(isReminder);
  await discord.waitFor(() => remindersOnDiscord().length > 0, { withinMs: 60_000 });
  await slack.waitFor(() => remindersOnSlack().length > 0, { withinMs: 20_000 });
  expect(remindersOnDiscord()[0]?.text).toContain('2 going');
  expect(remindersOnSlack()[0]?.text).toContain('2 going');
  await bot.stop();
  expect(remindersOnDiscord()).toHaveLength(1);
  expect(remindersOnSlack()).toHaveLength(1);

  // What a thief finds names nobody.
  const found = filesUnder(dataDir);
  expect([...found.keys()].some((path) => path.endsWith('sanctuary.db'))).toBe(true);
  found.set('log', Buffer.from(before + bot.log()));
  const people = [rosa, ana, wei, rosaOnSlack, luz, omar, rui].flatMap(({ id, name }) => [id, name]);
  expect(findWords(people, found)).toEqual([]);
  expect(findWords([title], found)).not.toEqual([]);
  expect(discord.violations).toEqual([]);
  expect(slack.violations).toEqual([]);
});
