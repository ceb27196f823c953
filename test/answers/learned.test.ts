import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fitModel } from '../../src/answers/learning/fit-model.ts';
import { learnAhead, learned } from '../../src/answers/learning/learned.ts';
import type { Lessons } from '../../src/answers/learning/lessons.ts';
import { newFolder } from '../scenarios/bot-process.ts';

const lessons = (ferry = 'who may ride the ferry'): Lessons => ({
  same: {},
  ownPlaces: ['riverton'],
  topics: [
    { label: 'law/ferry', text: ferry },
    { label: 'law/ferry', text: 'is the ferry for everybody' },
    { label: 'outside', text: 'who won the game' },
    { label: 'outside', text: 'is it raining' },
  ],
  danger: [
    { label: 'danger', text: 'they are at my door' },
    { label: 'calm', text: 'they won the game' },
  ],
});
const filesIn = (folder: string): string[] => readdirSync(folder).map((name) => join(folder, name));

test('the same lessons always teach the same', () =>
  expect(fitModel(lessons())).toEqual(fitModel(lessons())));

describe('what was learned', () => {
  test('is kept for its owner alone, and is the same when it is read again', async () => {
    const folder = newFolder('learned');
    const model = await learned(lessons(), folder);
    const [file = ''] = filesIn(folder);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await learned(lessons(), folder)).toEqual(model);
    expect(filesIn(folder)).toEqual([file]);
  });

  test('is not used for other lessons', async () => {
    const folder = newFolder('learned');
    const one = await learned(lessons(), folder);
    expect(await learned(lessons('may dogs ride on the boat'), folder)).not.toEqual(one);
    expect(filesIn(folder)).toHaveLength(2);
  });

  test('is learned again where the file was cut short', async () => {
    const folder = newFolder('learned');
    const model = await learned(lessons(), folder);
    const [file = ''] = filesIn(folder);
    writeFileSync(file, readFileSync(file).subarray(0, 500));
    expect(await learned(lessons(), folder)).toEqual(model);
    expect(statSync(file).size).toBeGreaterThan(500);
  });

  test('ahead of a question stands ready for it', async () => {
    const folder = newFolder('learned');
    await learnAhead(lessons(), folder);
    const [file = ''] = filesIn(folder);
    const { ino } = statSync(file);
    await learned(lessons(), folder);
    expect(statSync(file).ino).toBe(ino);
  });

  test('stays while it is used; what nobody used for longest goes', async () => {
    const folder = newFolder('learned');
    await learned(lessons(), folder);
    const [used = ''] = filesIn(folder);
    utimesSync(used, 1, 1);
    for (let at = 0; at < 8; at++) {
      await learned(lessons(`who may ride boat ${at}`), folder);
      await learned(lessons(), folder);
    }
    expect(filesIn(folder)).toContain(used);
    expect(filesIn(folder).length).toBeLessThanOrEqual(8);
  });
});
