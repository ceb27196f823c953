import { beforeEach, expect, test } from 'vitest';
import { PlatformError } from '../../src/chat/platform-error.ts';
import { type OldEdits, oldEdits } from '../../src/platforms/discord/old-edits.ts';
import { failure } from '../contracts/bench.ts';

let time: number;
let editing: OldEdits;
let asked: number;

beforeEach(() => {
  time = 0;
  asked = 0;
  editing = oldEdits(() => time);
});

async function refuse(): Promise<never> {
  asked += 1;
  throw new PlatformError('30046', { code: 'edit-limited', retry: { afterMs: 20_000 } });
}

async function take(): Promise<string> {
  asked += 1;
  return 'edited';
}

async function putOff(message: string, edit: () => Promise<unknown> = refuse): Promise<number> {
  const { code, retry } = await failure(editing('#events', message, edit));
  expect(code).toBe('edit-limited');
  return retry === 'never' ? 0 : retry.afterMs;
}

test('after each refusal Discord is left alone for twice as long, for ten minutes at most', async () => {
  const waits: number[] = [];
  for (let times = 0; times < 7; times += 1) {
    const wait = await putOff('100');
    waits.push(wait / 1_000);
    time += wait;
  }
  expect(waits).toEqual([20, 40, 80, 160, 320, 600, 600]);
});

test('until then nothing is asked of it, for that message or an older one; once taken, it begins anew', async () => {
  await putOff('100');
  time += 19_999;
  expect(await putOff('100', take)).toBe(1);
  expect(await putOff('99', take)).toBe(1);
  expect(asked).toBe(1);
  expect(await editing('#events', '101', take)).toBe('edited');
  expect(await editing('#general', '99', take)).toBe('edited');
  expect(await putOff('100', take)).toBe(1);
  time += 1;
  expect(await editing('#events', '99', take)).toBe('edited');
  expect(await putOff('100')).toBe(20_000);
});

test('another refusal puts nothing off', async () => {
  const gone = async () => {
    throw new PlatformError('gone', { code: 'not-found', retry: 'never' });
  };
  expect(await failure(editing('#events', '100', gone))).toMatchObject({ code: 'not-found' });
  expect(await editing('#events', '100', take)).toBe('edited');
});
