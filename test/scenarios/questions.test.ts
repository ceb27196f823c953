import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DiscordDouble, startDiscordDouble } from '../doubles/discord/index.ts';
import { expectProper, readyBot, settings, there } from '../faults/bot-on-discord.ts';
import type { BotProcess } from './bot-process.ts';

// Asking without a command, on Discord.

let discord: DiscordDouble;
let bot: BotProcess;

beforeEach(async () => {
  discord = await startDiscordDouble();
  bot = await readyBot(discord, settings(discord));
});

afterEach(async () => {
  await bot.kill();
  await discord.stop();
});

const question = 'Can the police ask about my immigration status?';
/** What the bot said in the channel that everybody sees. */
const said = () => discord.snapshot('general').filter(({ message }) => message.authorId === discord.bot.id);

test('a mention gets a line that tells nothing, and the answer in private', async () => {
  const ana = discord.person({ name: 'ana' });
  discord.mention(ana, 'general', question);
  const line = await discord.waitFor(() => said()[0], { withinMs: 20_000 });
  expect(line.text).toContain('Everyone can read this channel');
  expect(line.text).not.toMatch(/police|immigration/i);
  const answer = await discord.press(ana, line.message, 'Answer me privately').answered();
  expect(answer.ephemeral).toHaveLength(1);
  expect(answer.text).toContain('Source');
  expect(answer.text).toMatch(/immigration status/i);
  expect(said()).toHaveLength(1);
  expectProper(discord);
});

test('a mention in Spanish is answered in Spanish', async () => {
  const luz = discord.person({ name: 'luz' });
  discord.mention(luz, 'general', '¿La policía me puede preguntar mi estatus migratorio?');
  const line = await discord.waitFor(() => said()[0], { withinMs: 20_000 });
  expect(line.text).toContain('Todos pueden leer este canal');
  const answer = await discord.press(luz, line.message, 'Respóndame en privado').answered();
  expect(answer.text).toContain('Fuente');
  expectProper(discord);
});

test('what it is not sure of comes back as the same topics to tap', async () => {
  const ana = discord.person({ name: 'ana' });
  discord.mention(ana, 'general', 'what about data');
  const line = await discord.waitFor(() => said()[0], { withinMs: 20_000 });
  const asked = await discord.slash(ana, 'general', 'ask', { question: 'what about data' }).answered();
  const answer = await discord.press(ana, line.message, 'Answer me privately').answered();
  expect(answer.text).toBe(asked.text);
  expectProper(discord);
});

test('somebody in danger gets the number at once, for all to see', async () => {
  const ana = discord.person({ name: 'ana' });
  discord.mention(ana, 'general', 'ICE is outside my door right now');
  const line = await discord.waitFor(() => said()[0], { withinMs: 20_000 });
  expect(line.text).toMatch(/If this is happening now, call \(?\d/);
  expectProper(discord);
});

test('only the mention, without a question, is told how to ask and what else there is', async () => {
  discord.mention(discord.person({ name: 'ana' }), 'general', '');
  const line = await discord.waitFor(() => said()[0], { withinMs: 20_000 });
  expect(line.text).toContain('I did not find a question there');
  expect(line.text).toContain('/help shows what else I can do');
  expectProper(discord);
});

test('a direct message is answered there', async () => {
  const ana = discord.person({ name: 'ana' });
  discord.dm(ana, question);
  const answer = await discord.waitFor(
    () => discord.snapshot({ dm: ana }).find(({ message }) => message.authorId === discord.bot.id),
    { withinMs: 20_000 },
  );
  expect(answer.text).toContain('Source');
  expect(said()).toEqual([]);
  expectProper(discord);
});

test('what people say to one another is not answered, and leaves no trace', async () => {
  const ana = discord.person({ name: 'ana' });
  const words = 'Meet me behind the library at nine';
  discord.say(ana, 'general', words);
  discord.mention(ana, 'general', question);
  await discord.waitFor(() => said().length > 0, { withinMs: 20_000 });
  expect(said()).toHaveLength(1);
  expect(there(bot.log())).not.toContain('library');
  expect(bot.log()).not.toContain('immigration status');
  expectProper(discord);
});
