import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MessageRef } from '../../src/chat/place.ts';
import { type AdapterBench, startAdapter } from '../doubles/discord/adapter-bench.ts';
import type { DiscordDouble, Message, Person } from '../doubles/discord/index.ts';

let bench: AdapterBench;
let double: DiscordDouble;
let ada: Person;
let ref: MessageRef;
let post: Message;

beforeEach(async () => {
  bench = await startAdapter();
  double = bench.double;
  ada = double.person({ name: 'ada' });
  const { id, guildId } = double.channel('events');
  const place = { platform: 'discord', group: guildId, channel: id };
  ref = await bench.platform.send(place, { summary: 'Rally', blocks: [] }, 'key');
  await bench.platform.addReactions(ref, ['check', 'thinking', 'cross']);
  const [seen] = double.snapshot('events');
  if (!seen) throw new Error('Nothing was posted');
  post = seen.message;
});

afterEach(async () => {
  const { violations } = double;
  await bench.stop();
  expect(violations).toEqual([]);
});

/** What the core was told of reactions, once somebody's later one has come. */
async function told(): Promise<string[]> {
  const last = double.person({ name: 'last' });
  double.react(last, post, '❌');
  const isLast = ({ account }: { account: string }) => account === `discord:${last.id}`;
  await double.waitFor(() => bench.heard('reaction').some(isLast));
  return bench
    .heard('reaction')
    .filter((each) => !isLast(each))
    .map(({ change, reaction }) => `${change} ${reaction}`);
}

describe('a reaction taken back', () => {
  test('is told, with whose it was and where', async () => {
    double.react(ada, post, '✅');
    double.unreact(ada, post, '✅');
    const [added, removed] = await bench.hears('reaction', 2);
    expect(added?.inbound).toMatchObject({ change: 'added', reaction: 'check', message: ref });
    expect(removed?.inbound).toMatchObject({
      change: 'removed',
      reaction: 'check',
      account: `discord:${ada.id}`,
      message: ref,
    });
  });

  test.each([
    ['super', true],
    ['normal', false],
  ])('is not told of while a reaction of the other kind stands: %s', async (_, burst) => {
    double.react(ada, post, '✅');
    double.react(ada, post, '✅', { burst: true });
    // Somebody else's, on both sides of that id.
    for (const person of [double.person({ name: 'low', id: '5' }), double.person({ name: 'wei' })]) {
      double.react(person, post, '✅', { burst: true });
      double.react(person, post, '✅');
    }
    await bench.hears('reaction', 6);
    double.unreact(ada, post, '✅', { burst });
    await double.waitFor(() =>
      double.requests.some(({ method, path }) => method === 'GET' && path.includes('reactions')),
    );
    expect((await told()).filter((each) => each.startsWith('removed'))).toEqual([]);
    double.unreact(ada, post, '✅', { burst: !burst });
    await double.waitFor(() => bench.heard('reaction').at(-1)?.change === 'removed');
    expect(bench.heard('reaction').at(-1)?.account).toBe(`discord:${ada.id}`);
  });

  test('is told where Discord cannot be asked', async () => {
    double.react(ada, post, '✅');
    double.react(ada, post, '✅', { burst: true });
    double.permit('events', { deny: PermissionFlagsBits.ReadMessageHistory });
    double.unreact(ada, post, '✅', { burst: true });
    const heard = await bench.hears('reaction', 3);
    expect(heard.map(({ inbound }) => inbound.change)).toEqual(['added', 'added', 'removed']);
  });

  test('is told before what the same person does there next, however long the asking takes', async () => {
    double.react(ada, post, '✅');
    await bench.hears('reaction', 1);
    double.failNext('GET', /reactions/, 'hang');
    double.unreact(ada, post, '✅');
    double.react(ada, post, '✅');
    double.react(ada, post, '🤔');
    const heard = await bench.hears('reaction', 4);
    expect(heard.map(({ inbound }) => `${inbound.change} ${inbound.reaction}`)).toEqual([
      'added check',
      'added thinking',
      'removed check',
      'added check',
    ]);
    // As old as its arrival, not as the end of the asking.
    const [, , removed, again] = heard.map(({ inbound }) => inbound.at);
    expect(removed).toBeLessThanOrEqual(heard[1]?.inbound.at ?? 0);
    expect(again).toBeLessThanOrEqual(heard[1]?.inbound.at ?? 0);
  });
});

describe('another bot', () => {
  test('counts nowhere: neither is its reaction told, nor is it read', async () => {
    const robot = double.person({ name: 'robot', bot: true });
    double.react(robot, post, '✅');
    double.react(robot, post, '✅', { burst: true });
    double.react(ada, post, '✅');
    await bench.hears('reaction', 1);
    expect(bench.heard('reaction').map(({ account }) => account)).toEqual([`discord:${ada.id}`]);
    const { people, own } = await bench.platform.readReactions(ref);
    expect(people.check).toEqual(new Set([`discord:${ada.id}`]));
    expect(own.has('check')).toBe(true);
  });
});

test('what may not be taken away is an error', async () => {
  double.permit('events', { deny: PermissionFlagsBits.ViewChannel });
  const lacking = { name: 'PlatformError', code: 'missing-permission', retry: 'never' };
  await expect(bench.platform.remove(ref)).rejects.toMatchObject(lacking);
  expect(double.snapshot('events')).toHaveLength(1);
});

describe('a moderator', () => {
  test('takes all reactions away: that is told, and that the own ones of the bot are gone', async () => {
    double.react(ada, post, '✅');
    expect((await bench.platform.readReactions(ref)).own).toEqual(new Set(['check', 'thinking', 'cross']));
    double.clearReactions(post);
    const [heard] = await bench.hears('cleared', 1);
    expect(heard?.inbound).toEqual({ kind: 'cleared', message: ref, reaction: null });
    expect(await bench.platform.readReactions(ref)).toEqual({
      people: { check: new Set(), thinking: new Set(), cross: new Set() },
      own: new Set(),
    });
    expect(await told()).toEqual(['added check']);
  });

  test('takes those of one emoji away; of an emoji that is none of ours nothing is told', async () => {
    double.react(ada, post, '🎉');
    double.clearReactions(post, '🎉');
    double.clearReactions(post, '🤔');
    const [heard] = await bench.hears('cleared', 1);
    expect(heard?.inbound).toEqual({ kind: 'cleared', message: ref, reaction: 'thinking' });
    expect((await bench.platform.readReactions(ref)).own).toEqual(new Set(['check', 'cross']));
  });

  test('has nothing left to do where the bot takes a message away that is gone', async () => {
    await bench.platform.remove(ref);
    expect(double.snapshot('events')).toEqual([]);
    await bench.platform.remove(ref);
    double.deleteChannel('events');
    await bench.platform.remove(ref);
    expect(double.requests.slice(-3).map(({ method, code }) => [method, code])).toEqual([
      ['DELETE', null],
      ['DELETE', 10_008],
      ['DELETE', 10_003],
    ]);
  });

  test('deletes a message, or many: each is told, and from then on not found', async () => {
    const others = ['a', 'b'].map((text) => double.say(ada, 'events', text));
    double.deleteMessage(post);
    double.deleteMessages(others);
    const heard = await bench.hears('deleted', 3);
    expect(heard.map(({ inbound }) => inbound.message)).toEqual([
      ref,
      ...others.map(({ id }) => ({ ...ref, message: id })),
    ]);
    const gone = { name: 'PlatformError', code: 'not-found', retry: 'never' };
    await expect(bench.platform.edit(ref, { summary: 'x', blocks: [] })).rejects.toMatchObject(gone);
    await expect(bench.platform.readReactions(ref)).rejects.toMatchObject(gone);
    await expect(bench.platform.addReactions(ref, ['check'])).rejects.toMatchObject(gone);
  });
});

test('what lacks where it happened is logged by a code', async () => {
  double.dispatch('MESSAGE_REACTION_REMOVE_ALL', { channel_id: ref.channel, message_id: 'x' });
  double.dispatch('MESSAGE_REACTION_REMOVE_EMOJI', {
    channel_id: ref.channel,
    message_id: ref.message,
    emoji: {},
  });
  double.dispatch('MESSAGE_DELETE', { channel_id: ref.channel, id: 'x' });
  double.dispatch('MESSAGE_DELETE_BULK', { channel_id: ref.channel, ids: ['x'], guild_id: post.channelId });
  double.react(ada, post, '✅');
  await bench.hears('reaction', 1);
  expect(bench.logged.map(([code]) => code)).toEqual([
    'discord-unknown-reaction',
    'discord-unknown-reaction',
    'discord-unknown-deletion',
    'discord-unknown-deletion',
  ]);
  expect([...bench.heard('cleared'), ...bench.heard('deleted')]).toEqual([]);
});
