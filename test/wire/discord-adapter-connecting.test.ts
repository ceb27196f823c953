import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AdapterBench, openAdapter } from '../doubles/discord/adapter-bench.ts';

let bench: AdapterBench;
let survivors: number;

/** discord.js tries again half a second after it was turned away. */
const nextAttempt = 700;

function turnAway(refusing: boolean): void {
  bench.double.gateway.refusing = refusing;
}

beforeEach(async () => {
  survivors = process.listenerCount('uncaughtException');
  bench = await openAdapter();
});

afterEach(async () => {
  const { violations } = bench.double;
  await bench.stop();
  expect(violations).toEqual([]);
  expect(process.listenerCount('uncaughtException')).toBe(survivors);
});

test.each([
  ['the gateway turns it away', () => turnAway(true), () => turnAway(false)],
  [
    'no request comes through',
    () => bench.double.failNext('GET', '/gateway/bot', 'cut', 1_000),
    () => bench.double.clearFaults(),
  ],
  [
    'the commands cannot be told',
    () => bench.double.failNext('GET', /commands/, 'cut', 1_000),
    () => bench.double.clearFaults(),
  ],
])('connects anew after it could not, as if it were the first time: %s', async (_, refuse, letIn) => {
  const { double } = bench;
  refuse();
  for (const _attempt of [1, 2]) {
    await expect(bench.connect()).rejects.toMatchObject({ name: 'LoginError', code: 'unreachable' });
  }
  letIn();
  await bench.connect();
  expect(process.listenerCount('uncaughtException')).toBe(survivors + 1);
  await setTimeout(nextAttempt);
  expect(double.gateway.openSockets).toHaveLength(1);
  await bench.registerAsk();
  const ada = double.person({ name: 'ada' });
  const { id } = double.slash(ada, 'events', 'ask');
  double.mention(ada, 'events', 'and in plain words?');
  const [asked] = await bench.hears('question', 1);
  expect(bench.heard('command').map((command) => command.id)).toEqual([id]);
  expect(bench.heard('question')).toHaveLength(1);
  await asked?.responder?.answer('public', { summary: 'Yes', blocks: [] });
  expect(double.snapshot('events').map(({ text }) => text)).toContain('Yes');
});

test('does not come back by itself where it is ended between two attempts', async () => {
  const { double, platform } = bench;
  await bench.connect();
  double.gateway.refusing = true;
  double.dropGateway('cut');
  await bench.hears('disconnected', 1);
  await platform.disconnect();
  double.gateway.refusing = false;
  await setTimeout(nextAttempt);
  expect(double.gateway.openSockets).toEqual([]);
});
