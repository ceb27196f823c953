import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { learn } from '../../src/answers/learning/learn.ts';
import { learnAhead, learned } from '../../src/answers/learning/learned.ts';
import { readMaterial } from '../../src/answers/learning/material.ts';
import { type Syllabus, syllabusOf } from '../../src/answers/learning/syllabus.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { newFolder } from '../scenarios/bot-process.ts';
import { writeRiverton } from './riverton.ts';
import { write } from './temporary-content.ts';

/** What Riverton teaches, if people ask for its ferry in these words. */
async function riverton(ferry = 'who may ride the ferry'): Promise<Syllabus> {
  const dir = newFolder('riverton');
  await writeRiverton(dir);
  await write(dir, 'en/law/ferry.asked.txt', ferry);
  const loaded = await loadContent(dir);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  return syllabusOf(loaded.content);
}

const filesIn = (folder: string): string[] => readdirSync(folder).map((name) => join(folder, name));

test('the same material always teaches the same', async () => {
  const material = await readMaterial(await riverton());
  expect(learn(material)).toEqual(learn(material));
});

test('a line that was spoiled after it was checked is left out, and the others are learned', async () => {
  const syllabus = await riverton('who may ride the ferry\nmay dogs ride');
  await write(syllabus.lines.dir, 'en/law/ferry.asked.txt', `who may ride the ferry\n${'x'.repeat(500)}`);
  const { entries } = await readMaterial(syllabus);
  const ferry = entries.find(({ id, language }) => id === 'law/ferry' && language === 'en');
  expect(ferry?.asked).toEqual(['who may ride the ferry']);
});

describe('what was learned', () => {
  test('is kept for its owner alone, and is the same when it is read again', async () => {
    const folder = newFolder('learned');
    const first = await learned(await riverton(), folder);
    const [file = ''] = filesIn(folder);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await learned(await riverton(), folder)).toEqual(first);
    expect(filesIn(folder)).toEqual([file]);
  });

  test('is the same where nothing can be kept', async () => {
    const syllabus = await riverton();
    expect(await learned(syllabus, null)).toEqual(learn(await readMaterial(syllabus)));
    expect(await learned(syllabus, '/proc/nowhere')).toEqual(learn(await readMaterial(syllabus)));
  });

  test('is not used where one line of a file is another', async () => {
    const folder = newFolder('learned');
    const one = await learned(await riverton(), folder);
    expect(await learned(await riverton('may dogs ride on the boat'), folder)).not.toEqual(one);
    expect(filesIn(folder)).toHaveLength(2);
  });

  test('is kept as what it is where a line changed meanwhile', async () => {
    const folder = newFolder('learned');
    const before = await riverton();
    await write(before.lines.dir, 'en/law/ferry.asked.txt', 'may dogs ride on the boat');
    await learned(before, folder);
    const [file = ''] = filesIn(folder);
    const { ino } = statSync(file);
    await learned(await riverton('may dogs ride on the boat'), folder);
    expect(filesIn(folder)).toEqual([file]);
    expect(statSync(file).ino).toBe(ino);
  });

  test('is learned again where the file was cut short', async () => {
    const folder = newFolder('learned');
    const whole = await learned(await riverton(), folder);
    const [file = ''] = filesIn(folder);
    writeFileSync(file, readFileSync(file).subarray(0, 500));
    expect(await learned(await riverton(), folder)).toEqual(whole);
    expect(statSync(file).size).toBeGreaterThan(500);
  });

  test('ahead of a question stands ready for it', async () => {
    const folder = newFolder('learned');
    await learnAhead(await riverton(), folder, new AbortController().signal);
    const [file = ''] = filesIn(folder);
    const { ino } = statSync(file);
    await learned(await riverton(), folder);
    expect(statSync(file).ino).toBe(ino);
  });

  test('stays while it is used; what nobody used for longest goes', async () => {
    const folder = newFolder('learned');
    const often = await riverton();
    await learned(often, folder);
    const [used = ''] = filesIn(folder);
    utimesSync(used, 1, 1);
    for (let at = 0; at < 8; at++) {
      await learned(await riverton(`who may ride boat ${at}`), folder);
      await learned(often, folder);
    }
    expect(filesIn(folder)).toContain(used);
    expect(filesIn(folder).length).toBeLessThanOrEqual(8);
  });
});
