import { expect, test } from 'vitest';
import { startDiscordDouble } from '../doubles/discord/index.ts';
import { startSlackDouble } from '../doubles/slack/index.ts';
import {
  expectProper,
  naming,
  newOrganizer,
  nextWeek,
  published,
  readyBot,
  seededPost,
  settings,
  there,
} from './bot-on-discord.ts';
import {
  draftedOnSlack,
  expectProperOnSlack,
  namingOnSlack,
  readySlackBot,
  seededOnSlack,
  slackSettings,
} from './bot-on-slack.ts';

// A machine whose clock is wrong: the platforms' own clocks decide who said what last, and what was sent.

const title = 'Vote on the budget';
const minutes = 60_000;

function withClock(shift: number): Record<string, string> {
  const loaded = new URL('shift-clock.mjs', import.meta.url).href;
  return { SHIFT_MS: String(shift), NODE_OPTIONS: `--import ${loaded}` };
}

test.each([5 * minutes, -5 * minutes])(
  'by %i ms: on Discord the last word counts, also after a restart',
  async (shift) => {
    const discord = await startDiscordDouble();
    const env = settings(discord, withClock(shift));
    let bot = await readyBot(discord, env);
    try {
      await published(discord, newOrganizer(discord), { title, start: nextWeek() });
      await seededPost(discord, title);
      await bot.stop();
      bot = await readyBot(discord, env);
      const ana = discord.person({ name: 'ana' });
      const post = () => there(naming(discord, title)[0]);
      discord.react(ana, post().message, '✅');
      await discord.waitFor(() => post().text.includes('1 going'), { withinMs: 20_000 });
      const pressed = await discord.press(ana, post().message, /:not-going:/).answered();
      expect(pressed.text).toContain("1 can't");
      discord.react(ana, post().message, '🤔');
      await discord.waitFor(() => post().text.includes('1 maybe') && post().text.includes("0 can't"), {
        withinMs: 20_000,
      });
      expectProper(discord);
    } finally {
      await bot.kill();
      await discord.stop();
    }
  },
);

test.each([5 * minutes, -5 * minutes])(
  'by %i ms: on Slack a post of unknown fate is found, not doubled',
  async (shift) => {
    const slack = await startSlackDouble();
    const bot = await readySlackBot(slack, slackSettings(slack, withClock(shift)));
    try {
      const rosa = slack.person({ name: 'rosa', admin: true });
      const draft = await draftedOnSlack(slack, rosa, title);
      slack.failNext('chat.postMessage', 'cut-after-effect');
      slack.press(rosa, draft, 'Post it');
      await seededOnSlack(slack, title);
      expect(namingOnSlack(slack, title)).toHaveLength(1);
      // What is typed bears no time of its own: it must not lie before the button that was pressed first.
      const ana = slack.person({ name: 'ana' });
      const post = () => there(namingOnSlack(slack, title)[0]);
      await slack.press(ana, post(), /:going:/).answered();
      const typed = await slack.command(ana, 'events', 'rsvp maybe budget').answered();
      expect(typed.text).toContain('You are counted as maybe');
      expectProperOnSlack(slack);
    } finally {
      await bot.kill();
      await slack.stop();
    }
  },
);
