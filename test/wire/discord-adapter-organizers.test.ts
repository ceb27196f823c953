import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type AdapterBench, startAdapter } from '../doubles/discord/adapter-bench.ts';
import type { Person } from '../doubles/discord/index.ts';

const { ManageEvents, Administrator, ManageMessages } = PermissionFlagsBits;

const computed = z.object({ permissions: z.string() });

function mayManageEvents(member: unknown): boolean {
  return (BigInt(computed.parse(member).permissions) & ManageEvents) !== 0n;
}

let bench: AdapterBench;
let ada: Person;

beforeEach(async () => {
  bench = await startAdapter({ guilds: [{ channels: ['events', { name: 'lounge', type: 2 }] }] });
  ada = bench.double.person({ name: 'ada' });
});

afterEach(async () => {
  const { violations } = bench.double;
  await bench.stop();
  expect(violations).toEqual([]);
});

describe('who asks is an organizer', () => {
  async function organizers(people: readonly Person[]): Promise<(boolean | null)[]> {
    for (const person of people) bench.double.mention(person, 'events', 'hi');
    const heard = await bench.hears('question', people.length);
    return heard.map(({ inbound }) => inbound.actor.organizer);
  }

  test('by a role with Manage Events or Administrator, or as the owner; not otherwise', async () => {
    const { double } = bench;
    const [events, administrators, moderators] = [ManageEvents, Administrator, ManageMessages].map(
      (permissions) => double.role({ permissions }),
    );
    if (!events || !administrators || !moderators) throw new Error('No roles');
    const people = [
      double.person({ name: 'rosa', roles: [moderators, events] }),
      double.person({ name: 'eve', roles: [administrators] }),
      double.person({ name: 'owner', id: double.guilds[0]?.ownerId ?? '' }),
      double.person({ name: 'max', roles: [moderators] }),
      ada,
    ];
    expect(await organizers(people)).toEqual([true, true, true, false, false]);
  });

  test('also where everybody in the server is', async () => {
    await bench.stop();
    bench = await startAdapter({ guilds: [{ everyonePermissions: ManageEvents | (1n << 10n) }] });
    expect(await organizers([bench.double.person({ name: 'wei' })])).toEqual([true]);
  });

  test('not by a role of another server', async () => {
    await bench.stop();
    bench = await startAdapter({ guilds: [{}, { name: 'Other', channels: ['elsewhere'] }] });
    const { double } = bench;
    const [, other] = double.guilds;
    if (!other) throw new Error('No other server');
    const rosa = double.person({
      name: 'rosa',
      roles: [double.role({ permissions: ManageEvents, guild: other })],
    });
    double.mention(rosa, 'elsewhere', 'here I am one');
    double.mention(rosa, 'events', 'and here not');
    const heard = await bench.hears('question', 2);
    expect(heard.map(({ inbound }) => inbound.actor.organizer)).toEqual([true, false]);
  });

  test('or nobody knows, where the role or the server is unknown', async () => {
    const { double } = bench;
    const message = {
      id: '1100000000000000000',
      type: 0,
      channel_id: double.channel('events').id,
      author: { id: ada.id, username: 'ada' },
      content: `<@${double.bot.id}> hi`,
      mentions: [{ id: double.bot.id, username: 'bot' }],
    };
    const guild_id = double.guilds[0]?.id;
    double.dispatch('MESSAGE_CREATE', { ...message, guild_id, member: { roles: ['1100000000000000002'] } });
    double.dispatch('MESSAGE_CREATE', { ...message, guild_id });
    double.dispatch('MESSAGE_CREATE', {
      ...message,
      guild_id: '1100000000000000003',
      channel_id: '1100000000000000004',
      member: { roles: [] },
    });
    const heard = await bench.hears('question', 3);
    expect(heard.map(({ inbound }) => inbound.actor.organizer)).toEqual([null, null, null]);
  });
});

describe('who uses a command is an organizer', () => {
  async function organizer(person: Person, channel = 'events'): Promise<boolean | null | undefined> {
    const before = bench.heard('command').length;
    bench.double.slash(person, channel, 'ask');
    return (await bench.hears('command', before + 1)).at(-1)?.inbound.actor.organizer;
  }

  test('by a role with Manage Events or Administrator, or as the owner; not otherwise', async () => {
    const { double } = bench;
    await bench.registerAsk();
    const rosa = double.person({ name: 'rosa', roles: [double.role({ permissions: ManageEvents })] });
    const eve = double.person({ name: 'eve', roles: [double.role({ permissions: Administrator })] });
    const max = double.person({ name: 'max', roles: [double.role({ permissions: ManageMessages })] });
    const owner = double.person({ name: 'owner', id: double.guilds[0]?.ownerId ?? '' });
    expect(await organizer(rosa)).toBe(true);
    expect(await organizer(eve)).toBe(true);
    expect(await organizer(owner)).toBe(true);
    expect(await organizer(max)).toBe(false);
    expect(await organizer(ada)).toBe(false);
  });

  test('not by what one channel alone grants, nor any less by what it denies', async () => {
    const { double } = bench;
    await bench.registerAsk();
    const rosa = double.person({ name: 'rosa', roles: [double.role({ permissions: ManageEvents })] });
    double.permit('lounge', { allow: ManageEvents }, ada);
    double.permit('lounge', { deny: ManageEvents }, rosa);
    expect(await organizer(ada, 'lounge')).toBe(false);
    expect(await organizer(rosa, 'lounge')).toBe(true);
    // What Discord itself says of them, in that channel.
    expect(double.interactions.map(({ payload }) => mayManageEvents(payload.member))).toEqual([true, false]);
  });

  test('not in a direct message', async () => {
    const { double } = bench;
    await bench.registerAsk();
    const rosa = double.person({ name: 'rosa', roles: [double.role({ permissions: ManageEvents })] });
    double.slash(rosa, { dm: rosa }, 'ask');
    const [heard] = await bench.hears('command', 1);
    expect(heard?.inbound.actor.organizer).toBe(false);
  });

  test('or nobody knows, where the role or the server is unknown', async () => {
    const { double } = bench;
    const interaction = {
      id: '1100000000000000000',
      application_id: double.applicationId,
      token: 'token',
      type: 2,
      channel_id: double.channel('events').id,
      data: { name: 'ask' },
    };
    const member = (...roles: string[]) => ({
      user: { id: ada.id, username: 'ada' },
      roles,
      permissions: '8',
    });
    const guild_id = double.guilds[0]?.id;
    double.dispatch('INTERACTION_CREATE', {
      ...interaction,
      guild_id,
      member: member('1100000000000000002'),
    });
    double.dispatch('INTERACTION_CREATE', {
      ...interaction,
      guild_id: '1100000000000000003',
      member: member(),
    });
    const heard = await bench.hears('command', 2);
    expect(heard.map(({ inbound }) => inbound.actor.organizer)).toEqual([null, null]);
  });
});
