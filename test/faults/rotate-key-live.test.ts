import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyRing } from '../../src/people/keys.ts';
import { exitCodes } from '../../src/startup-error.ts';
import { digestOf } from '../../src/store/forgotten.ts';
import { earlierKeysKey, fingerprintKey } from '../../src/store/meta.ts';
import { openStore } from '../../src/store/open.ts';
import { sqlite } from '../../src/store/sqlite.ts';
import { type DiscordDouble, type Person, startDiscordDouble } from '../doubles/discord/index.ts';
import { type BotProcess, newFolder, startBot } from '../scenarios/bot-process.ts';
import {
  eventIdIn,
  expectProper,
  hasEnded,
  naming,
  newOrganizer,
  nextWeek,
  published,
  readyBot,
  seededPost,
  settings,
  there,
} from './bot-on-discord.ts';
import { bothKeys, newSecret, oldSecret } from './names-of-people.ts';

const program = fileURLToPath(new URL('../../src/cli/rotate-key.ts', import.meta.url));
const base64 = (secret: Uint8Array) => Buffer.from(secret).toString('base64');
const both = { SANCTUARY_SECRET: base64(newSecret), SANCTUARY_SECRET_PREVIOUS: base64(oldSecret) };
const title = 'Before and after';

let discord: DiscordDouble;
let bot: BotProcess;
let env: Record<string, string>;
let dataDir: string;

beforeAll(async () => {
  discord = await startDiscordDouble();
  env = settings(discord, { SANCTUARY_SECRET: base64(oldSecret), TAPS_PER_MINUTE: '1000' });
  dataDir = there(env.DATA_DIR);
});

afterAll(async () => {
  await bot?.kill();
  expectProper(discord);
  await discord.stop();
});

async function rotate(): Promise<{ code: number; said: string }> {
  const run = promisify(execFile);
  try {
    const { stdout } = await run(process.execPath, ['--no-warnings', program], {
      cwd: newFolder('cwd'),
      env: { PATH: process.env.PATH ?? '', DATA_DIR: dataDir, ...both },
    });
    return { code: 0, said: stdout };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'stderr' in error)) throw error;
    return { code: Number(error.code), said: String(error.stderr) };
  }
}

async function restarted(secrets: Record<string, string>): Promise<void> {
  expect(await bot.stop()).toBe(0);
  await discord.waitUntilOffline();
  const { SANCTUARY_SECRET: _, SANCTUARY_SECRET_PREVIOUS: __, ...others } = env;
  env = { ...others, ...secrets };
  bot = await readyBot(discord, env);
}

function rsvps(): { person: string; choice: string }[] {
  const database = new DatabaseSync(join(dataDir, 'sanctuary.db'), { readOnly: true });
  const rows = database.prepare('SELECT person, choice FROM rsvps').all();
  database.close();
  return rows.map(({ person, choice }) => ({ person: String(person), choice: String(choice) }));
}

test('people tap before, during and after the change of the secret: each counts once, and a bot that is left behind stops', async () => {
  bot = await readyBot(discord, env);
  const rosa = newOrganizer(discord);
  await published(discord, rosa, { title, start: nextWeek() });
  const post = await seededPost(discord, title);
  const people = Array.from({ length: 6 }, (_, nth) => discord.person({ name: `person-${nth}` }));
  const [ana, ...others] = people as [Person, ...Person[]];
  const tap = (person: Person, choice: string) =>
    discord.press(person, post.message, new RegExp(`^rsvp:.*:${choice}:`)).answered();
  for (const person of people) await tap(person, 'going');
  discord.react(rosa, post.message, '✅');
  await discord.waitFor(() => rsvps().length === 7, { for: 'everybody to be counted' });
  await fillWithMany();

  // The one that runs knows the old secret alone.
  const refused = await rotate();
  expect(refused.said).toContain('Restart it');
  expect(refused.code).toBe(exitCodes.config);

  await restarted(both);
  expect(rsvps().every(({ person }) => person.length === 43)).toBe(true);
  let isOver = false;
  let taps = 0;
  const storm = others.map(async (person) => {
    for (let time = 0; !isOver || time % 2 === 1; time += 1) {
      const answer = await tap(person, time % 2 === 0 ? 'maybe' : 'going');
      expect(answer.text).not.toContain('went wrong');
      taps += 1;
    }
  });
  const rotated = await rotate();
  isOver = true;
  await Promise.all(storm);
  expect(rotated.said).toContain('The new secret is in force');
  expect(taps).toBeGreaterThan(10);
  // Ana taps for the first time since, and Rosa's reaction is read again.
  await tap(ana, 'not-going');
  const settled = rsvps();
  expect(settled.filter(({ person }) => !/\.[0-9a-f]{8}$/.test(person))).toEqual([]);
  expect(settled.map(({ choice }) => choice).sort()).toEqual([
    ...Array.from({ length: 6 }, () => 'going'),
    'not-going',
  ]);
  await discord.waitFor(() => naming(discord, title)[0]?.text.includes('6 going'), {
    for: 'the post to show it',
    withinMs: 30_000,
  });
  expect(bot.codes().filter((code) => /broke|failed/.test(code))).toEqual([]);

  await restarted({ SANCTUARY_SECRET: base64(newSecret) });
  await tap(ana, 'going');
  discord.unreact(rosa, post.message, '✅');
  const going = () => rsvps().filter(({ choice }) => choice === 'going').length;
  await discord.waitFor(() => rsvps().length === 7 && going() === 6, { for: 'Rosa to be taken back' });
  const event = eventIdIn(post);
  const store = await openStore(sqlite(dataDir));
  try {
    const [fingerprint, earlier] = [
      await store.meta.get(fingerprintKey),
      await store.meta.get(earlierKeysKey),
    ];
    const now = keyRing(newSecret);
    expect(now.adopt(fingerprint ?? '', earlier)).toBe(true);
    expect(await store.rsvps.of(event, now.pseudonyms.of(`discord:${ana.id}`, event))).toMatchObject({
      choice: 'going',
    });
    // With the old secret and all of the database, nobody is found.
    const thief = keyRing(oldSecret).pseudonyms;
    expect(await store.rsvps.of(event, thief.of(`discord:${ana.id}`, event))).toBeNull();

    // Somebody changes it once more, and this bot does not know the third.
    const third = keyRing(new Uint8Array(32).fill(3), newSecret);
    expect(third.adopt(fingerprint ?? '', earlier)).toBe(true);
    await store.renew({ ...third.change(), from: fingerprint ?? '' });
  } finally {
    await store.close();
  }
  expect(await bot.exited()).toBe(exitCodes.config);
  expect(bot.log()).toContain('another secret now');
  const { SANCTUARY_SECRET: _, ...unsecret } = env;
  for (const secrets of [{ SANCTUARY_SECRET: base64(newSecret) }, both]) {
    const late = startBot({ ...unsecret, ...secrets });
    expect(await late.exited()).toBe(exitCodes.config);
    expect(late.log()).toContain('SANCTUARY_SECRET is not the one');
    expect(hasEnded(late)).toBe(true);
  }
});

/** So that the change takes a while. */
async function fillWithMany(): Promise<void> {
  const names = bothKeys().pseudonyms;
  const store = await openStore(sqlite(dataDir));
  const digests = Array.from({ length: 15_000 }, (_, nth) => ({
    digest: digestOf(names.of(`discord:${nth}`, 'gone')),
    until: Date.now() + 86_400_000,
  }));
  await store.transaction(({ forgotten }) => forgotten.add(digests));
  await store.close();
}
