import { afterEach, beforeEach, expect, test } from 'vitest';
import { startDiscordDouble } from '../doubles/discord/index.ts';
import { type SlackDouble, startSlackDouble } from '../doubles/slack/index.ts';
import { type BotProcess, startBot } from '../scenarios/bot-process.ts';
import { expectAlive, readyBot, settings } from './bot-on-discord.ts';
import { draftedOnSlack, expectAliveOnSlack, readySlackBot, slackSettings } from './bot-on-slack.ts';

// When Slack lets the bot in no more, or not yet.

const title = 'Vote on the budget';

let slack: SlackDouble;
let bot: BotProcess;

beforeEach(async () => {
  slack = await startSlackDouble();
});

afterEach(async () => {
  await bot.kill();
  await slack.stop();
});

test('a token revoked in the middle ends the bot with a sentence', async () => {
  bot = await readySlackBot(slack, slackSettings(slack));
  const rosa = slack.person({ name: 'rosa', admin: true });
  const draft = await draftedOnSlack(slack, rosa, title);
  slack.revokeToken();
  slack.press(rosa, draft, 'Post it');
  expect(await bot.exited()).toBe(77);
  expect(bot.log()).toContain('SLACK_BOT_TOKEN is refused by Slack');
  expect(bot.log()).not.toContain(slack.botToken);
});

test('a Slack that lets the bot in no more does not take it away from Discord', async () => {
  const discord = await startDiscordDouble();
  try {
    bot = await readyBot(discord, { ...settings(discord), ...slackSettings(slack) });
    await slack.waitUntilConnected();
    slack.revokeToken();
    slack.openHome(slack.person({ name: 'ana' }));
    await slack.waitFor(() => bot.log().includes('goes on without one platform'), { withinMs: 20_000 });
    await expectAlive(discord, bot, discord.person({ name: 'wei' }));
  } finally {
    await bot.kill();
    await discord.stop();
  }
});

test('a wrong token is told at the start, with the mend and without the token', async () => {
  bot = await readySlackBot(slack, slackSettings(slack));
  await bot.stop();
  for (const [name, value] of [
    ['SLACK_BOT_TOKEN', 'xoxb-0000-wrong'],
    ['SLACK_APP_TOKEN', 'xapp-0000-wrong'],
  ] as const) {
    bot = startBot(slackSettings(slack, { [name]: value }));
    expect(await bot.exited()).toBe(77);
    expect(bot.log()).toContain(`${name} is refused by Slack`);
    expect(bot.log()).not.toContain(value);
  }
});

test('Slack away at the start: Discord works, and Slack is there when it can be reached', async () => {
  const discord = await startDiscordDouble();
  try {
    slack.failNext('auth.test', 'cut', 1);
    bot = await readyBot(discord, { ...settings(discord), ...slackSettings(slack) });
    await expectAlive(discord, bot, discord.person({ name: 'wei' }));
    expect(bot.log()).toContain('starts without one platform');
    await slack.waitUntilConnected();
    await expectAliveOnSlack(slack, bot, slack.person({ name: 'ana' }));
    expect(await bot.stop()).toBe(0);
  } finally {
    await discord.stop();
  }
});
