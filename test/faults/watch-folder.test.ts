import { mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderState } from '../../src/content/folder-state.ts';
import { watchFolder } from '../../src/content/watch-folder.ts';
import { until } from '../contracts/stand-in.ts';
import { newFolder } from '../scenarios/bot-process.ts';

// Noticing that a folder has changed, where the file system helps and where it does not.

test('it looks by itself where nothing tells of changes, also where there is no folder', async () => {
  let looks = 0;
  const watching = watchFolder('/nowhere/at/all', 5, () => {
    looks += 1;
  });
  await watching.renew();
  await until(() => looks > 2, 'a few looks');
  watching.stop();
  await watching.renew();
});

test('it hears of a file below, of a new folder, and of the folder that takes its place', async () => {
  const dir = join(newFolder('watched'), 'content');
  mkdirSync(join(dir, 'en'), { recursive: true });
  let heard = 0;
  const watching = watchFolder(dir, 3_600_000, () => {
    heard += 1;
  });
  const hears = async (change: () => void) => {
    await watching.renew();
    const before = heard;
    change();
    await until(() => heard > before, 'the change to be heard');
  };
  await hears(() => writeFileSync(join(dir, 'en/one.md'), 'one'));
  await hears(() => mkdirSync(join(dir, 'es')));
  await hears(() => writeFileSync(join(dir, 'es/one.md'), 'uno'));
  await hears(() => renameSync(dir, `${dir}.away`));
  await hears(() => mkdirSync(join(dir, 'en'), { recursive: true }));
  await hears(() => writeFileSync(join(dir, 'en/one.md'), 'two'));
  watching.stop();
});

test('a folder’s state is another where a file is, and the same where only an editor left something', async () => {
  const dir = newFolder('state');
  const file = join(dir, 'one.md');
  const at = new Date('2026-11-22T00:00:00Z');
  const states = new Set([await folderState(dir)]);
  writeFileSync(file, 'one');
  states.add(await folderState(dir));
  utimesSync(file, at, at);
  const left = await folderState(dir);
  states.add(left);
  writeFileSync(`${file}~`, 'kept');
  writeFileSync(join(dir, '.one.md.swp'), 'kept');
  mkdirSync(join(dir, '.git'));
  writeFileSync(join(dir, '.git/notes.md'), 'kept');
  expect(await folderState(dir)).toBe(left);
  // Of the same size and time, but another file.
  writeFileSync(join(dir, 'two'), 'two');
  utimesSync(join(dir, 'two'), at, at);
  renameSync(join(dir, 'two'), file);
  states.add(await folderState(dir));
  expect(states.size).toBe(4);
  expect(await folderState(join(dir, 'nowhere'))).toBe('');
});
