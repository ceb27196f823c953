import { chmodSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newFolder, startBot } from '../scenarios/bot-process.ts';
import { filesUnder } from '../scenarios/search-bytes.ts';

async function started(cache: string, more: Record<string, string> = {}): Promise<void> {
  const bot = startBot({ PORT: '0', XDG_CACHE_HOME: cache, ...more });
  while (!bot.log().includes('http://')) {
    if (bot.child.exitCode !== null) throw new Error(bot.log());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await bot.stop();
}

test('compiled code is kept in a folder of our own that nobody else may enter', async () => {
  const cache = newFolder('cache-home');
  await started(cache);
  const folder = join(cache, 'sanctuary-bot');
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(filesUnder(folder).size).toBeGreaterThan(10);
});

test('a second start finds all of it there, and does not load the compiler, which takes a tenth of the memory', async () => {
  const cache = newFolder('cache-home');
  const file = join(newFolder('modules'), 'loaded');
  const tell = `import { writeFileSync } from 'node:fs';
    process.once('SIGTERM', () => process.exit(0));
    process.once('exit', () => writeFileSync(${JSON.stringify(file)}, process.moduleLoadList.join('\\n')));`;
  const telling = { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(tell)}` };
  // That is what Node's compiler is called.
  const compiler = 'amaro';
  await started(cache, telling);
  expect(readFileSync(file, 'utf8')).toContain(compiler);
  await started(cache, telling);
  expect(readFileSync(file, 'utf8')).not.toContain(compiler);
});

test('what the content teaches is learned at start, though nobody has asked yet', async () => {
  const cache = newFolder('cache-home');
  const bot = startBot({ PORT: '0', XDG_CACHE_HOME: cache });
  const learned = (): boolean =>
    [...filesUnder(cache).keys()].some((path) => /learned-[0-9a-f]{32}$/.test(path));
  while (!learned()) {
    if (bot.child.exitCode !== null) throw new Error(bot.log());
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  expect(bot.log()).not.toContain('answers-not-learned');
  await bot.stop();
});

test('a folder in which others may write is left alone: what lies there would be run', async () => {
  const cache = newFolder('cache-home');
  const folder = join(cache, 'sanctuary-bot');
  mkdirSync(folder);
  chmodSync(folder, 0o777);
  await started(cache);
  expect(filesUnder(folder).size).toBe(0);
});
