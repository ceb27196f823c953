import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isOpenToAll } from '../../src/platforms/discord/channel-permissions.ts';
import { createClient } from '../../src/platforms/discord/client.ts';
import { type AdapterBench, startAdapter } from '../doubles/discord/adapter-bench.ts';
import type { Channel, Person } from '../doubles/discord/index.ts';
import { login } from '../doubles/discord/real-client.ts';

const { ViewChannel } = PermissionFlagsBits;

let bench: AdapterBench;
let ada: Person;

beforeEach(async () => {
  const secret = { name: 'organizers', everyoneDeny: ViewChannel, botAllow: ViewChannel };
  bench = await startAdapter({ guilds: [{ channels: ['events', secret] }] });
  ada = bench.double.person({ name: 'ada', permissions: PermissionFlagsBits.Administrator });
});

afterEach(async () => {
  const { violations } = bench.double;
  await bench.stop();
  expect(violations).toEqual([]);
});

/** Whether all see what is said there, once the bot has heard of the place by a question in it. */
async function isOpen(channel: Channel): Promise<boolean> {
  const said = bench.double.mention(ada, channel, 'when?');
  const heard = await bench.double.waitFor(() => bench.heard('question').find(({ id }) => id === said.id));
  expect(heard.place.channel).toBe(channel.id);
  return bench.platform.isOpenToAll(heard.place);
}

describe('what is said in a thread', () => {
  test('is as open as its channel is', async () => {
    const { double } = bench;
    expect(await isOpen(double.thread('events', { name: 'rides' }))).toBe(true);
    expect(await isOpen(double.thread('organizers', { name: 'plans' }))).toBe(false);
  });

  test('that is private is not open, though its channel is', async () => {
    const { double } = bench;
    expect(await isOpen(double.channel('events'))).toBe(true);
    expect(await isOpen(double.thread('events', { name: 'sanctuary', private: true }))).toBe(false);
  });

  test('is not open either where its channel is not known', async () => {
    const { double } = bench;
    const thread = double.thread('events', { name: 'rides' });
    expect(await isOpen(thread)).toBe(true);
    // Discord tells of the channel alone, and discord.js keeps its threads.
    double.deleteChannel('events');
    await bench.hears('question', 1);
    const place = { platform: 'discord', group: thread.guildId, channel: thread.id };
    double.mention(ada, 'organizers', 'and now?');
    await bench.hears('question', 2);
    expect(await bench.platform.isOpenToAll(place)).toBe(false);
  });

  test('comes to a bot that begins to listen later', async () => {
    const { double } = bench;
    const open = double.thread('events', { name: 'rides' });
    const hidden = double.thread('events', { name: 'sanctuary', private: true });
    const client = await login(double, createClient(double.url));
    expect([open, hidden].map(({ id }) => isOpenToAll(client, id))).toEqual([true, false]);
    await client.destroy();
  });
});

test('a post stands in a thread as in a channel', async () => {
  const { double, platform } = bench;
  const thread = double.thread('events', { name: 'rides', private: true });
  const place = { platform: 'discord', group: thread.guildId, channel: thread.id };
  await platform.send(place, { summary: 'Rides', blocks: [] }, 'key');
  expect(double.snapshot(thread).map(({ text }) => text)).toEqual(['Rides']);
  double.permit('events', { deny: PermissionFlagsBits.SendMessagesInThreads });
  double.mention(ada, 'organizers', 'and now?');
  await bench.hears('question', 1);
  await expect(platform.send(place, { summary: 'Rides', blocks: [] }, 'other')).rejects.toMatchObject({
    code: 'missing-permission',
    details: ['Send Messages in Threads'],
  });
});
