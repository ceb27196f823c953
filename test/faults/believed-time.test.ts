import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Believing, believing } from '../../src/operations/believed-time.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { sqlite } from '../../src/store/sqlite.ts';
import { hour, noon } from '../contracts/store/furnish.ts';

const day = 24 * hour;
const minute = hour / 60;

let store: Store;
let wall: number;
let steady: number;
let said: string[];
let platforms: number[];

beforeEach(async () => {
  store = await openStore(sqlite(null));
  [wall, steady, said, platforms] = [noon, 0, [], []];
});

afterEach(() => store.close());

/** A start of the bot, with nothing in its memory. */
function started(): () => Promise<number> {
  const say = (code: string) => void said.push(code);
  const log: Believing['log'] = { debug: say, info: say, warn: say, error: say };
  const clock = { now: () => wall, steady: () => steady };
  return believing({ meta: store.meta, clock, log, others: () => platforms });
}

function pass(ms: number): void {
  wall += ms;
  steady += ms;
}

test('a clock that is 30 days ahead for a minute is not believed, and told once', async () => {
  const believed = started();
  expect(await believed()).toBe(noon);
  wall += 30 * day;
  pass(minute);
  expect(await believed()).toBe(noon + minute);
  pass(minute);
  expect(await believed()).toBe(noon + 2 * minute);
  expect(said).toEqual(['clock-not-believed']);
  wall -= 30 * day;
  expect(await believed()).toBe(noon + 2 * minute);
});

test('nor by a bot that is started with it; where it goes on from there it is believed in six hours, with no platform there', async () => {
  expect(await started()()).toBe(noon);
  wall += 30 * day;
  const believed = started();
  expect(await believed()).toBe(noon);
  pass(6 * hour - 1);
  expect(await believed()).toBe(noon + 6 * hour - 1);
  pass(1);
  expect(await believed()).toBe(wall);
});

test('a start after a night, and a clock that is set by minutes or set back, are nothing odd', async () => {
  await started()();
  wall += day;
  const believed = started();
  expect(await believed()).toBe(wall);
  wall += 30 * minute;
  expect(await believed()).toBe(wall);
  wall -= 9 * day;
  expect(await believed()).toBe(wall);
  expect(said).toEqual([]);
});

test('a platform that says an earlier time is believed, however long the clock has gone on', async () => {
  const believed = started();
  await believed();
  wall += 30 * day;
  await believed();
  pass(7 * hour);
  platforms = [wall - 30 * day, wall];
  expect(await believed()).toBe(noon + 7 * hour);
  platforms = [wall - minute];
  expect(await believed()).toBe(wall);
});
