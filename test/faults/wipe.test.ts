import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { backup } from '../../src/cli/backup/backup.ts';
import { wipe } from '../../src/cli/wipe/wipe.ts';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { readSecretFile } from '../../src/people/secret.ts';
import { openPostgres } from '../../src/start/open-postgres.ts';
import { stillOurs } from '../../src/start/still-ours.ts';
import { exitCodes } from '../../src/startup-error.ts';
import { furnish } from '../contracts/store/furnish.ts';
import { startDiscordDouble } from '../doubles/discord/index.ts';
import { freshPostgres } from '../postgres/server.ts';
import { newFolder } from '../scenarios/bot-process.ts';
import { filesUnder, findWords } from '../scenarios/search-bytes.ts';
import {
  eventIdIn,
  newOrganizer,
  nextWeek,
  published,
  readyBot,
  seededPost,
  settings,
} from './bot-on-discord.ts';
import { busyDataFolder } from './busy-database.ts';
import { run } from './keeping.ts';

// The emergency: in a minute nothing is left that is worth anything to whoever comes through the door.

/** An unprivileged user. */
const nobody = 65_534;

const dropping: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const drop of dropping.splice(0)) await drop();
});

test('while the bot runs: secret, database, log of writes and backups are gone, and the bot stops by itself', async () => {
  const discord = await startDiscordDouble();
  const env = settings(discord);
  const bot = await readyBot(discord, env);
  dropping.push(async () => {
    await bot.kill();
    await discord.stop();
  });
  const { DATA_DIR: folder = '', XDG_CONFIG_HOME: config = '' } = env;
  const title = 'Nobody is to know of this rally';
  await published(discord, newOrganizer(discord), { title, start: nextWeek() });
  const post = await seededPost(discord, title);
  const ana = discord.person({ name: 'ana' });
  await discord.press(ana, post.message, /Going/).answered();
  expect(await run(backup, [], env)).toMatchObject({ code: 0 });
  const secretFile = join(config, 'sanctuary-bot', 'secret');
  const secret = readSecretFile(secretFile);
  const person = pseudonyms(secret).of(`discord:${ana.id}`, eventIdIn(post));
  const words = [title, person, post.id, Buffer.from(secret).toString('base64'), discord.guilds[0]?.id ?? ''];
  // They are there before: else it would prove nothing.
  expect(new Set(findWords(words, filesUnder(folder, config)).map((each) => each.split(' in /')[0]))).toEqual(
    new Set(words),
  );
  const dotEnv = join(newFolder('cwd'), '.env');
  writeFileSync(dotEnv, `DISCORD_TOKEN=stays\nBACKUP_PASSPHRASE="five words that nobody guesses"\n`);

  const unasked = await run(wipe, [], env, dotEnv);
  expect(unasked.code).toBe(64);
  expect(existsSync(secretFile)).toBe(true);
  const { code, said } = await run(wipe, ['--yes'], env, dotEnv);
  expect({ code, said }).toMatchObject({ code: 0 });
  expect(said).toContain('Everything on this machine is wiped.');
  expect(existsSync(secretFile)).toBe(false);
  expect(parseEnv(readFileSync(dotEnv, 'utf8'))).toEqual({
    DISCORD_TOKEN: 'stays',
    BACKUP_PASSPHRASE: '',
  });
  expect(findWords(words, filesUnder(folder, config, join(dotEnv, '..')))).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
  expect(await bot.exited()).toBe(exitCodes.badData);
  expect(bot.log()).toMatch(/sanctuary-bot has to stop\.\nEverything in the database was wiped/);
  // Again, where there is nothing any more.
  expect(await run(wipe, ['--yes'], env, dotEnv)).toMatchObject({ code: 0 });
});

test('where no bot runs, and where something cannot be destroyed, which is named', async () => {
  const folder = await busyDataFolder('fingerprint-of-a-secret', 50);
  const keys = newFolder('keys');
  const secretFile = join(keys, 'secret');
  writeFileSync(secretFile, 'x'.repeat(44));
  // Of before it was changed, and of a change that was never made: no setting names them any more.
  for (const other of ['secret-2026-11-20', 'secret-2026-11-20-2']) writeFileSync(join(keys, other), 'y');
  writeFileSync(join(keys, 'secret-plans'), 'of somebody');
  // What a mistake in a setting may name: it belongs to somebody else, and stays as it is.
  const notAFile = join(keys, 'a folder');
  const large = join(keys, 'large');
  mkdirSync(notAFile);
  writeFileSync(large, 'x'.repeat(5_000));
  const env = {
    DATA_DIR: folder,
    SANCTUARY_SECRET_FILE: secretFile,
    BACKUP_PASSPHRASE_FILE: notAFile,
    SANCTUARY_SECRET_PREVIOUS_FILE: large,
    SANCTUARY_SECRET_PREVIOUS: 'only in the environment',
    RETENTION_DAYS: 'a mistake that must not hold it up',
  };
  await run(backup, [], { DATA_DIR: folder });
  writeFileSync(join(folder, 'backups', 'of somebody'), '');
  const { code, said } = await run(wipe, ['--yes'], env);
  expect(code).toBe(exitCodes.cannotCreate);
  expect(said).toContain('SANCTUARY_SECRET_PREVIOUS, which is set in the environment');
  expect(said).toContain(`- ${notAFile}`);
  expect(said).toContain(`- ${large}`);
  expect(said).toContain(`- ${join(folder, 'backups', 'of somebody')}, which the bot did not make`);
  expect(said).not.toContain('Everything on this machine is wiped');
  expect(readdirSync(keys).sort()).toEqual(['a folder', 'large', 'secret-plans']);
  expect(readFileSync(large, 'utf8')).toBe('x'.repeat(5_000));
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['backups', 'backups/of somebody']);
});

test.runIf(process.getuid?.() === 0)(
  'as docs/install.md has it: a secret that its owner cannot write, in a folder of root, holds nothing any more',
  async () => {
    const keys = newFolder('keys');
    const data = newFolder('data');
    const secretFile = join(keys, 'secret');
    writeFileSync(secretFile, 'x'.repeat(44), { mode: 0o400 });
    for (const path of [secretFile, data]) chownSync(path, nobody, nobody);
    chmodSync(keys, 0o755);
    const program = fileURLToPath(new URL('../../src/cli/wipe.ts', import.meta.url));
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, '--yes'], {
      cwd: data,
      env: { PATH: process.env.PATH ?? '', DATA_DIR: data, SANCTUARY_SECRET_FILE: secretFile },
      stdio: 'ignore',
      uid: nobody,
      gid: nobody,
    });
    await once(child, 'close');
    expect(child.exitCode).toBe(0);
    expect(readFileSync(secretFile, 'utf8')).toBe('');
  },
);

test('on PostgreSQL: no table is left, and every bot that works there sees it', async () => {
  const { url, query, drop } = await freshPostgres();
  const fingerprint = 'fingerprint-of-a-secret';
  const bot = await openPostgres(url, fingerprint);
  dropping.push(async () => {
    await bot.close();
    await drop();
  });
  await furnish(bot);
  expect(await stillOurs(bot, ['another', fingerprint])).toBe('yes');
  expect(await stillOurs(bot, ['another'])).toBe('another-secret');
  const env = { DATA_DIR: newFolder('data'), DATABASE_URL: url, XDG_CONFIG_HOME: newFolder('config') };
  const { code, said } = await run(wipe, ['--yes'], env);
  expect({ code, said }).toMatchObject({ code: 0 });
  // Its connections were cut; it connects again and finds nothing.
  const whose = () => stillOurs(bot, [fingerprint]).catch(() => 'cut');
  while ((await whose()) === 'cut');
  expect(await whose()).toBe('wiped');
  expect(await query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`)).toEqual([]);
  // One that was frozen meanwhile finds not even that table.
  const late = await openPostgres(url, fingerprint);
  await query('DROP TABLE meta');
  expect(await stillOurs(late, [fingerprint])).toBe('wiped');
  await late.close();
  const away = await run(wipe, ['--yes'], { ...env, DATABASE_URL: 'postgres://x:y@127.0.0.1:1/nothing' });
  expect(away.code).toBe(exitCodes.cannotCreate);
  expect(away.said).toContain('all tables in');
});
