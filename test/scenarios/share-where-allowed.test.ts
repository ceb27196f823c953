import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buttonsOf } from '../doubles/discord/flatten.ts';
import { type DiscordDouble, type Person, startDiscordDouble } from '../doubles/discord/index.ts';
import { expectProper, readyBot, settings, there } from '../faults/bot-on-discord.ts';
import type { BotProcess } from './bot-process.ts';

// The bot posts for nobody where they may not write themselves.

let discord: DiscordDouble;
let bot: BotProcess;
let ana: Person;

beforeEach(async () => {
  discord = await startDiscordDouble();
  bot = await readyBot(discord, settings(discord));
  ana = discord.person({ name: 'ana' });
});

afterEach(async () => {
  await bot.kill();
  expectProper(discord);
  await discord.stop();
});

const ask = async () => {
  const question = 'Can the police ask about my immigration status?';
  const asked = await discord.slash(ana, 'general', 'ask', { question }).answered({ withinMs: 60_000 });
  return there(asked.message);
};

test('*Share here* is not offered there, and one that was offered before shares nothing', async () => {
  const answer = await ask();
  discord.permit('general', { deny: PermissionFlagsBits.SendMessages }, ana);
  const labels = buttonsOf(await ask()).map(({ label }) => label);
  expect(labels).toContain('Yes');
  expect(labels).not.toContain('Share here');
  const refused = await discord.press(ana, answer, 'Share here').answered();
  expect(refused.ephemeral).toHaveLength(1);
  expect(refused.text).toContain('You may not write in this channel');
  expect(discord.snapshot('general')).toEqual([]);
  discord.permit('general', {}, ana);
  expect((await discord.press(ana, answer, 'Share here').answered()).text).toContain('Shared.');
  expect(discord.snapshot('general')).toHaveLength(1);
});
