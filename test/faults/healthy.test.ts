import { execFile } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { startDiscordDouble } from '../doubles/discord/index.ts';
import { freshPostgres } from '../postgres/server.ts';
import { newFolder } from '../scenarios/bot-process.ts';
import { settleGroup } from '../scenarios/settled-group.ts';
import { readyBot, settings } from './bot-on-discord.ts';

// What a container or a monitor runs each minute, to know whether the bot lives.

const script = fileURLToPath(new URL('../../src/cli/healthy.js', import.meta.url));
const laterClock = new URL('shift-clock.mjs', import.meta.url).href;

const discord = await startDiscordDouble();
afterAll(() => discord.stop());

interface Told {
  readonly code: number;
  readonly says: string;
}

/** What it tells of the bot of this data folder, by a clock that is so many minutes ahead. */
function healthy(folder: string, minutesAhead = 0): Promise<Told> {
  return told({ DATA_DIR: folder, SHIFT_MS: String(minutesAhead * 60_000) });
}

function told(settings: Record<string, string>): Promise<Told> {
  const env = { PATH: process.env.PATH, SHIFT_MS: '0', ...settings };
  return new Promise((resolve) => {
    const run = execFile(
      process.execPath,
      ['--import', laterClock, script],
      { cwd: newFolder('cwd'), env },
      (_, output) => resolve({ code: run.exitCode ?? -1, says: output.trim() }),
    );
  });
}

test('a bot that runs is healthy; one that hangs is not, nor one that was stopped', async () => {
  const env = settings(discord);
  const folder = env.DATA_DIR ?? '';
  const bot = await readyBot(discord, env);
  // The note of the first minute follows the connection.
  await discord.waitFor(async () => (await healthy(folder)).code === 0, { for: 'the bot to be healthy' });
  expect(await healthy(folder)).toEqual({ code: 0, says: 'The bot lives.' });

  bot.child.kill('SIGSTOP');
  expect(await healthy(folder, 2)).toMatchObject({ code: 0 });
  expect(await healthy(folder, 5)).toEqual({
    code: 1,
    says: expect.stringMatching(/^The bot has not been there for [45] minutes\.$/),
  });
  bot.child.kill('SIGCONT');

  await bot.stop();
  expect(await healthy(folder)).toEqual({ code: 1, says: 'The bot was stopped.' });
});

test('looking leaves nothing beside a database that nobody has open', async () => {
  const folder = newFolder('data');
  await settleGroup(folder, 'discord', '1');
  const files = readdirSync(folder).toSorted();
  expect(await healthy(folder)).toEqual({ code: 1, says: 'The bot was stopped.' });
  expect(readdirSync(folder).toSorted()).toEqual(files);
});

test('a database that cannot be read is not healthy', async () => {
  const folder = newFolder('data');
  writeFileSync(join(folder, 'sanctuary.db'), 'This was a database once. '.repeat(500));
  expect(await healthy(folder)).toEqual({
    code: 1,
    says: `The database in ${folder} cannot be read. npm run doctor tells more.`,
  });
});

test('where no bot ever ran there is nothing healthy', async () => {
  const folder = newFolder('data');
  expect(await healthy(folder)).toEqual({
    code: 1,
    says: `There is no database in ${folder}: the bot never ran there.`,
  });
});

test('on PostgreSQL it is the bot on this machine that counts, as long as it takes part', async () => {
  const database = await freshPostgres();
  const { url: DATABASE_URL } = database;
  const none = { code: 1, says: 'No bot lives on this database.' };
  expect(await told({ DATABASE_URL })).toMatchObject({
    code: 1,
    says: expect.stringContaining('cannot be read'),
  });
  const bot = await readyBot(discord, { ...settings(discord), DATABASE_URL });
  await discord.waitFor(async () => (await told({ DATABASE_URL })).code === 0, {
    for: 'the bot to be healthy',
  });
  expect(await told({ DATABASE_URL })).toEqual({ code: 0, says: 'The bot lives.' });
  // Else it would take its row back.
  bot.child.kill('SIGSTOP');
  await database.query(
    `UPDATE leases SET owner = 'elsewhere', until = until + 600000 WHERE name LIKE 'process:%'`,
  );
  expect((await told({ DATABASE_URL })).says).toMatch(/^No bot lives on this machine \(.+\); 1 elsewhere\.$/);
  await database.query(`UPDATE leases SET until = 0 WHERE name LIKE 'process:%'`);
  expect(await told({ DATABASE_URL })).toEqual(none);
  await bot.kill();
  expect(await told({ DATABASE_URL: 'postgres://ana:hunter2@127.0.0.1:1/sanctuary' })).toEqual({
    code: 1,
    says: 'The PostgreSQL database cannot be read. npm run doctor tells more.',
  });
  await database.drop();
});
