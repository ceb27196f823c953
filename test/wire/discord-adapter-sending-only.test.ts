import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDiscord } from '../../src/platforms/discord/discord.ts';
import { type AdapterBench, openAdapter } from '../doubles/discord/adapter-bench.ts';
import type { Channel, Person } from '../doubles/discord/index.ts';

// A process beside the one that hears Discord: it has no session, and knows of servers only what it asks for.

const { ViewChannel, SendMessages, ReadMessageHistory } = PermissionFlagsBits;

let bench: AdapterBench;
let ada: Person;

beforeEach(async () => {
  const secret = { name: 'organizers', everyoneDeny: ViewChannel, botAllow: ViewChannel };
  const unseen = { name: 'unseen', everyoneDeny: ViewChannel };
  bench = await openAdapter({ guilds: [{ channels: ['events', 'talk', secret, unseen] }] });
  ada = bench.double.person({ name: 'ada' });
  await bench.platform.open();
});

afterEach(async () => {
  const { violations } = bench.double;
  await bench.stop();
  expect(violations).toEqual([]);
});

const placeOf = ({ id, guildId }: Channel) => ({ platform: 'discord', group: guildId, channel: id });
const place = (name: string) => placeOf(bench.double.channel(name));
const buttons = (key: string) => ({
  summary: 'A rally',
  blocks: [
    {
      kind: 'buttons' as const,
      buttons: [
        { label: 'Going', look: 'primary' as const, press: { action: 'rsvp', args: ['e', 'going', key] } },
      ],
    },
  ],
});

test('it posts, edits, seeds, counts and finds again, and begins no session', async () => {
  const { double, platform } = bench;
  const ref = await platform.send(place('events'), buttons('k1'), 'k1');
  await platform.edit(ref, { ...buttons('k1'), summary: 'A march' });
  await platform.addReactions(ref, ['check']);
  const message = double.snapshot('events')[0]?.message;
  if (message) double.react(ada, message, '✅');
  expect(await platform.readReactions(ref)).toMatchObject({
    people: { check: new Set([`discord:${ada.id}`]) },
    own: new Set(['check']),
  });
  expect(await platform.findSent(place('events'), 'k1', 0)).toEqual({ state: 'sent', ref });
  expect(await platform.findSent(place('events'), 'k2', 0)).toEqual({ state: 'not-sent' });
  expect(double.gateway.openSockets).toEqual([]);
  expect(bench.heard('connected')).toEqual([]);
});

test('it knows which channels are open to all, threads too', async () => {
  const { double, platform } = bench;
  const open = (channel: Channel) => platform.isOpenToAll(placeOf(channel));
  expect(await open(double.channel('events'))).toBe(true);
  expect(await open(double.channel('organizers'))).toBe(false);
  expect(await open(double.channel('unseen'))).toBe(false);
  // Of the one above this one nothing was asked yet.
  expect(await open(double.thread('talk', { name: 'rides' }))).toBe(true);
  expect(await open(double.thread('events', { name: 'plans', private: true }))).toBe(false);
  expect(await open(double.thread('organizers', { name: 'rides' }))).toBe(false);
  expect(await platform.isOpenToAll({ ...place('events'), channel: '999999999999999999' })).toBe(false);
});

test('it names what it lacks, and does not take a past that it may not read for an empty one', async () => {
  const { double, platform } = bench;
  double.permit('events', { deny: SendMessages });
  await expect(platform.send(place('events'), buttons('k1'), 'k1')).rejects.toMatchObject({
    code: 'missing-permission',
    details: ['Send Messages'],
  });
  await expect(platform.send(place('unseen'), buttons('k1'), 'k1')).rejects.toMatchObject({
    code: 'missing-permission',
    details: ['View Channel'],
  });
  double.permit('talk', { deny: ReadMessageHistory });
  expect(await platform.findSent(place('talk'), 'k1', 0)).toEqual({ state: 'unknowable' });
});

test('what it cannot ask it says, instead of guessing', async () => {
  const { double, platform } = bench;
  double.failNext('GET', '/channels/:channel', 'cut', 10);
  await expect(platform.isOpenToAll(place('events'))).rejects.toMatchObject({ code: 'unreachable' });
  double.clearFaults();
  expect(await platform.isOpenToAll(place('events'))).toBe(true);
});

test('a token that is refused is told, and a Discord that is not there', async () => {
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const opened = (token: string, apiUrl: string) => {
    const platform = createDiscord({ token, apiUrl, shapes: [], log: silent, shutOut() {} });
    return platform.open().finally(() => platform.disconnect());
  };
  await expect(opened('wrong', bench.double.url)).rejects.toMatchObject({ code: 'wrong-token' });
  await expect(opened('any', 'http://127.0.0.1:1/api')).rejects.toMatchObject({ code: 'unreachable' });
});

test('it may begin to hear, and end that again, while it goes on sending', async () => {
  const { double, platform } = bench;
  for (let round = 0; round < 2; round += 1) {
    await bench.connect();
    expect(double.gateway.openSockets).toHaveLength(1);
    const sending = platform.send(place('events'), buttons(`k${round}`), `k${round}`);
    await platform.deafen();
    await double.waitUntilOffline();
    await sending;
    await platform.send(place('talk'), buttons(`t${round}`), `t${round}`);
  }
  expect(double.snapshot('events')).toHaveLength(2);
  expect(double.snapshot('talk')).toHaveLength(2);
});
