import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { restore } from '../../src/cli/restore/restore.ts';
import { keyRing } from '../../src/people/keys.ts';
import { readSecretFile } from '../../src/people/secret.ts';
import { openDataFolder } from '../../src/start/data-folder.ts';
import { startDiscordDouble } from '../doubles/discord/index.ts';
import { newFolder } from '../scenarios/bot-process.ts';
import { findWords } from '../scenarios/search-bytes.ts';
import {
  eventIdIn,
  expectProper,
  newOrganizer,
  nextWeek,
  published,
  readyBot,
  seededPost,
  settings,
  there,
} from './bot-on-discord.ts';
import { run } from './keeping.ts';

const program = fileURLToPath(new URL('../../src/cli/backup.ts', import.meta.url));

/** `npm run backup`, beside the bot. */
async function backUp(env: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
    cwd: newFolder('cwd'),
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await once(child, 'close');
  expect(said).toContain('Saved in ');
  return /Saved in (\S+)/.exec(said)?.[1] ?? '';
}

test('saved while people tap: every tap that was answered before is in it, nothing of it is half, and no secret', async () => {
  const discord = await startDiscordDouble();
  const env = settings(discord, { TAPS_PER_MINUTE: '100000' });
  const bot = await readyBot(discord, env);
  try {
    const title = 'Saved in a storm';
    await published(discord, newOrganizer(discord), { title, start: nextWeek() });
    const post = await seededPost(discord, title);
    const eventId = eventIdIn(post);
    const crowd = Array.from({ length: 120 }, (_, nth) => discord.person({ name: `neighbor-${nth}` }));
    const answered: string[] = [];
    let saved: Promise<string> | undefined;
    let before: readonly string[] = [];
    const tapping = crowd.values();
    const tapper = async () => {
      for (const person of tapping) {
        await discord.press(person, post.message, /Going/).answered({ withinMs: 60_000 });
        answered.push(person.id);
        // In the middle of it, and no tap waits for it.
        if (answered.length < 40 || saved) continue;
        before = [...answered];
        saved = backUp(env);
      }
    };
    await Promise.all(Array.from({ length: 6 }, tapper));
    const file = there(await saved);
    expect(before.length).toBeGreaterThanOrEqual(40);

    const secretFile = join(env.XDG_CONFIG_HOME ?? '', 'sanctuary-bot', 'secret');
    const whole = readFileSync(file);
    const plain = gunzipSync(whole.subarray(whole.indexOf('\n') + 1));
    const secret = readSecretFile(secretFile);
    const inIt = new Map([['backup', Buffer.concat([whole, plain])]]);
    const forbidden = [Buffer.from(secret).toString('base64'), Buffer.from(secret).toString('hex')];
    expect(findWords([...forbidden, discord.token, ...crowd.map(({ id }) => id)], inIt)).toEqual([]);
    expect(inIt.get('backup')?.includes(Buffer.from(secret))).toBe(false);

    const folder = newFolder('restored');
    const elsewhere = { DATA_DIR: folder, SANCTUARY_SECRET_FILE: secretFile };
    expect(await run(restore, [file], elsewhere)).toMatchObject({ code: 0 });
    expect(readdirSync(folder).sort()).toEqual(['in-use', 'sanctuary.db']);
    const database = new DatabaseSync(join(folder, 'sanctuary.db'));
    expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    database.close();
    const keys = keyRing(secret);
    const store = await openDataFolder(folder, keys.fingerprints[0] ?? '', keys);
    const known = await store.kept.people('rsvps');
    const missing = before.filter((id) => !known.includes(keys.pseudonyms.of(`discord:${id}`, eventId)));
    expect(missing).toEqual([]);
    expect((await store.rsvps.count(eventId)).going).toBe(known.length);
    expect((await store.posts.of(eventId))[0]?.message?.message).toBe(post.id);
    await store.close();
    expectProper(discord);
  } finally {
    await bot.kill();
    await discord.stop();
  }
});
