import { appendFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type DiscordDouble,
  type Message,
  type Person,
  startDiscordDouble,
} from '../doubles/discord/index.ts';
import { type BotProcess, newFolder } from '../scenarios/bot-process.ts';
import { knowledge } from '../scenarios/every-world.ts';
import { expectProper, readyBot, settings, there } from './bot-on-discord.ts';
import { letSharesPass, sharedAnswersIn } from './pass-time.ts';

// What becomes of a shared answer where the bot dies, and where its entry is corrected while it is away.

let discord: DiscordDouble;
let bot: BotProcess;
let env: Record<string, string>;
let dataDir: string;
let content: string;
let ana: Person;

const question = '¿La policía me puede preguntar mi estatus migratorio?';
const soon = { withinMs: 60_000 };
const rows = () => sharedAnswersIn(dataDir);
const shown = () => discord.snapshot('general').filter(({ text }) => text.includes('Fuente'));

beforeEach(async () => {
  discord = await startDiscordDouble();
  content = newFolder('content');
  cpSync('content', content, { recursive: true });
  env = settings(discord, { CONTENT_DIR: content });
  dataDir = there(env.DATA_DIR);
  bot = await readyBot(discord, env);
  ana = discord.person({ name: 'ana', locale: 'es-419' });
});

afterEach(async () => {
  await bot.kill();
  expectProper(discord);
  await discord.stop();
});

async function answered(): Promise<Message> {
  const answer = await discord.slash(ana, 'general', 'ask', { question }).answered(soon);
  return there(answer.message);
}

const share = (answer: Message) => discord.press(ana, answer, 'Compartir aquí');

/** An organizer corrects the entry that was shared, in Spanish. */
function correct(): void {
  const { entry } = there(rows()[0]);
  const { file } = there(knowledge.content.entry(entry, 'es'));
  appendFileSync(join(content, file), '\n\nEsto lo corrigió una organizadora.\n');
}

async function restart(): Promise<void> {
  await bot.kill();
  await discord.waitUntilOffline();
  bot = await readyBot(discord, env);
}

test('corrected while the bot was not running: the message says so after the start', async () => {
  await share(await answered()).answered();
  expect(shown()).toHaveLength(1);
  correct();
  await restart();
  await discord.waitFor(() => shown()[0]?.text.includes('Esto lo corrigió una organizadora'), soon);
  expect(shown()[0]?.text).toContain('Actualizado el');
  expect(shown()).toHaveLength(1);
});

test('killed between the post and its record: it is found again, and put right later', async () => {
  const answer = await answered();
  share(answer);
  const arrived = discord.waitFor(() => {
    if (shown().length === 0) return null;
    bot.child.kill('SIGKILL');
    return shown();
  }, soon);
  await arrived;
  await bot.exited();
  await discord.waitUntilOffline();
  expect(rows()).toMatchObject([{ message: null }]);
  correct();
  bot = await readyBot(discord, env);
  await discord.waitFor(() => rows()[0]?.message === shown()[0]?.id, soon);
  // Whoever taps again meanwhile does not double it.
  expect((await share(answer).answered()).text).toContain('hace un momento');
  await restart();
  await discord.waitFor(() => shown()[0]?.text.includes('Esto lo corrigió una organizadora'), soon);
  expect(shown()).toHaveLength(1);
});

test('killed before the post arrived: nothing is left of it, and it can be shared again', async () => {
  const answer = await answered();
  discord.failNext('POST', '/channels/:channel/messages', 'hang');
  await share(answer).acknowledged();
  await bot.kill();
  await discord.waitUntilOffline();
  expect(rows()).toMatchObject([{ message: null }]);
  expect(shown()).toEqual([]);
  letSharesPass(dataDir, 60_000);
  bot = await readyBot(discord, env);
  await discord.waitFor(() => rows().length === 0, soon);
  expect((await share(answer).answered()).text).toContain('Compartida.');
  expect(shown()).toHaveLength(1);
});

test('killed while sharing where it may not read the past: it stands there, and is not looked after', async () => {
  const answer = await answered();
  share(answer);
  await discord.waitFor(() => {
    if (shown().length === 0) return null;
    bot.child.kill('SIGKILL');
    return shown();
  }, soon);
  await bot.exited();
  await discord.waitUntilOffline();
  discord.permit('general', { deny: PermissionFlagsBits.ReadMessageHistory });
  bot = await readyBot(discord, env);
  await discord.waitFor(() => rows().length === 0, soon);
  expect(shown()).toHaveLength(1);
});

test('a connection that breaks while it is posted: she is told to look, and a second tap does not double it', async () => {
  const answer = await answered();
  discord.failNext('POST', '/channels/:channel/messages', 'cut-after-effect');
  const first = await share(answer).answered();
  expect(first.text).toContain('no sé si llegó');
  expect((await share(answer).answered()).text).toContain('hace un momento');
  expect(shown()).toHaveLength(1);
  expect(rows()).toMatchObject([{ message: shown()[0]?.id }]);
});

test('a message that a moderator deleted is forgotten, and can be shared again at once', async () => {
  const answer = await answered();
  await share(answer).answered();
  discord.deleteMessage(there(shown()[0]).message);
  await discord.waitFor(() => rows().length === 0, soon);
  expect((await share(answer).answered()).text).toContain('Compartida.');
});

test('deleted while the bot was not running: found out when it would be corrected', async () => {
  await share(await answered()).answered();
  correct();
  await bot.kill();
  await discord.waitUntilOffline();
  discord.deleteMessage(there(shown()[0]).message);
  bot = await readyBot(discord, env);
  await discord.waitFor(() => rows().length === 0, soon);
  // What it logs comes by another way than what it writes.
  await discord.waitFor(() => bot.codes().includes('shared-answer-gone'), soon);
});

test('where the bot may not post, she is told what it lacks, and nothing is kept', async () => {
  const answer = await answered();
  discord.permit('general', { deny: PermissionFlagsBits.SendMessages });
  expect((await share(answer).answered()).text).toContain('Send Messages');
  expect(rows()).toEqual([]);
});
