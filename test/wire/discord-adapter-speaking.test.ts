import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AdapterBench, startAdapter } from '../doubles/discord/adapter-bench.ts';
import type { Person } from '../doubles/discord/index.ts';
import type { Channel } from '../doubles/discord/model.ts';

const { Administrator, SendMessages, SendMessagesInThreads } = PermissionFlagsBits;

let bench: AdapterBench;
let ada: Person;

beforeEach(async () => {
  bench = await startAdapter({ guilds: [{ channels: ['events'] }] });
  await bench.registerAsk();
  ada = bench.double.person({ name: 'ada' });
});

afterEach(async () => {
  const { violations } = bench.double;
  await bench.stop();
  expect(violations).toEqual([]);
});

async function maySpeak(channel: Channel, person = ada): Promise<boolean> {
  const before = bench.heard('command').length;
  bench.double.slash(person, channel, 'ask');
  const heard = await bench.hears('command', before + 1);
  return heard.at(-1)?.inbound.actor.maySpeak ?? false;
}

describe('who uses a command may speak', () => {
  test('where they may send messages, not where that is denied to them', async () => {
    const { double } = bench;
    expect(await maySpeak(double.channel('events'))).toBe(true);
    double.permit('events', { deny: SendMessages }, ada);
    expect(await maySpeak(double.channel('events'))).toBe(false);
    expect(await maySpeak(double.channel('events'), double.person({ name: 'wei' }))).toBe(true);
    const eve = double.person({ name: 'eve', permissions: Administrator });
    double.permit('events', { deny: SendMessages }, eve);
    expect(await maySpeak(double.channel('events'), eve)).toBe(true);
  });

  test('in a thread by its own permission', async () => {
    const { double } = bench;
    const thread = double.thread('events', { name: 'rides' });
    double.permit('events', { deny: SendMessages }, ada);
    expect(await maySpeak(thread)).toBe(true);
    double.permit('events', { deny: SendMessagesInThreads }, ada);
    expect(await maySpeak(thread)).toBe(false);
    expect(await maySpeak(double.channel('events'))).toBe(true);
  });

  test('in direct messages', async () => {
    const { double } = bench;
    expect(await maySpeak(double.channel({ dm: ada }))).toBe(true);
  });
});
