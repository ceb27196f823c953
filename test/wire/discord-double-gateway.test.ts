import { type Client, Events, GatewayDispatchEvents, GatewayIntentBits, SnowflakeUtil } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DiscordDouble, type Person, startDiscordDouble } from '../doubles/discord/index.ts';
import { login, newClient, oldest, refusal, sendable, startBench } from '../doubles/discord/real-client.ts';

let double: DiscordDouble;
let client: Client<true>;
let ada: Person;

beforeEach(async () => {
  ({ double, client, ada } = await startBench());
});

afterEach(async () => {
  await client.destroy();
  await double.stop();
});

describe('reactions', () => {
  test('come as events without a time, and are read in pages ordered by user', async () => {
    const post = await (await sendable(double, client)).send('post');
    const raw: unknown[] = [];
    const { MessageReactionAdd, MessageReactionRemove } = GatewayDispatchEvents;
    for (const event of [MessageReactionAdd, MessageReactionRemove]) {
      client.ws.on(event, (data: unknown) => raw.push([event, data]));
    }
    const crowd = Array.from({ length: 120 }, (_, n) => double.person({ name: `p${n}` }));
    for (const person of crowd.toReversed()) double.react(person, oldest(double), '✅');
    double.unreact(ada, oldest(double), '✅');
    const [first] = crowd;
    if (!first) throw new Error('Nobody');
    double.unreact(first, oldest(double), '✅');
    await double.waitFor(() => raw.length === 121);
    expect(raw[0]).toEqual([
      'MESSAGE_REACTION_ADD',
      {
        user_id: crowd.at(-1)?.id,
        channel_id: post.channelId,
        message_id: post.id,
        guild_id: post.guildId,
        message_author_id: double.bot.id,
        emoji: { id: null, name: '✅' },
        burst: false,
        type: 0,
        member: expect.objectContaining({ user: expect.objectContaining({ username: 'p119' }) }),
      },
    ]);
    expect(raw[120]).toEqual([
      'MESSAGE_REACTION_REMOVE',
      {
        user_id: first.id,
        channel_id: post.channelId,
        message_id: post.id,
        guild_id: post.guildId,
        emoji: { id: null, name: '✅' },
        burst: false,
        type: 0,
      },
    ]);
    const reaction = (await post.fetch(true)).reactions.cache.get('✅');
    expect(reaction?.count).toBe(119);
    const page = await reaction?.users.fetch({ limit: 100 });
    const rest = await reaction?.users.fetch({ limit: 100, after: page?.lastKey() ?? '' });
    expect([...(page?.keys() ?? []), ...(rest?.keys() ?? [])]).toEqual(crowd.slice(1).map(({ id }) => id));
    const tooMany = client.rest.get(
      `/channels/${post.channelId}/messages/${post.id}/reactions/${encodeURIComponent('✅')}`,
      {
        query: new URLSearchParams({ limit: '101' }),
      },
    );
    expect((await refusal(tooMany)).code).toBe(50_035);
  });

  test('a super reaction and a normal one of one person are two, told apart everywhere', async () => {
    const post = await (await sendable(double, client)).send('post');
    const told: unknown[] = [];
    const { MessageReactionAdd, MessageReactionRemove } = GatewayDispatchEvents;
    for (const event of [MessageReactionAdd, MessageReactionRemove]) {
      client.ws.on(event, ({ burst, type }: Record<string, unknown>) => told.push([event, burst, type]));
    }
    double.react(ada, oldest(double), '✅');
    double.react(ada, oldest(double), '✅', { burst: true });
    expect(double.snapshot('events')[0]?.reactions).toEqual({ '✅': 2 });
    double.unreact(ada, oldest(double), '✅');
    await double.waitFor(() => told.length === 3);
    const standing = async (type: string) => {
      const route =
        `/channels/${post.channelId}/messages/${post.id}/reactions/${encodeURIComponent('✅')}` as const;
      return client.rest.get(route, { query: new URLSearchParams({ type }) });
    };
    expect(await standing('0')).toEqual([]);
    expect(await standing('1')).toEqual([expect.objectContaining({ id: ada.id })]);
    double.unreact(ada, oldest(double), '✅', { burst: true });
    await double.waitFor(() => told.length === 4);
    expect(told).toEqual([
      ['MESSAGE_REACTION_ADD', false, 0],
      ['MESSAGE_REACTION_ADD', true, 1],
      ['MESSAGE_REACTION_REMOVE', false, 0],
      ['MESSAGE_REACTION_REMOVE', true, 1],
    ]);
  });

  test('a moderator takes away those of one emoji, or all, the own ones of the bot too', async () => {
    const post = await (await sendable(double, client)).send('post');
    for (const emoji of ['✅', '❌']) await post.react(emoji);
    double.react(ada, oldest(double), '✅');
    double.react(ada, oldest(double), '🤔');
    const oneGone = new Promise((resolve) =>
      client.once(Events.MessageReactionRemoveEmoji, ({ emoji }) => resolve(emoji.name)),
    );
    double.clearReactions(oldest(double), '✅');
    expect(await oneGone).toBe('✅');
    expect(double.snapshot('events')[0]?.reactions).toEqual({ '❌': 1, '🤔': 1 });
    const allGone = new Promise((resolve) => client.once(Events.MessageReactionRemoveAll, resolve));
    double.clearReactions(oldest(double));
    await allGone;
    expect((await post.fetch(true)).reactions.cache.size).toBe(0);
  });

  test('something which is no emoji is unknown: 10014', async () => {
    const post = await (await sendable(double, client)).send('post');
    expect((await refusal(post.react('nope:1'))).code).toBe(10_014);
  });
});

describe('deletions', () => {
  test('of one message and of many are told, and what is gone is unknown: 10008', async () => {
    const channel = await sendable(double, client);
    const posts = [await channel.send('a'), await channel.send('b'), await channel.send('c')];
    const [a, b, c] = double.snapshot('events').map(({ message }) => message);
    if (!a || !b || !c) throw new Error('Not all were sent');
    const gone = new Promise((resolve) => client.once(Events.MessageDelete, ({ id }) => resolve(id)));
    double.deleteMessage(a);
    expect(await gone).toBe(a.id);
    const many = new Promise((resolve) =>
      client.once(Events.MessageBulkDelete, (all) => resolve([...all.keys()].toSorted())),
    );
    double.deleteMessages([b, c]);
    expect(await many).toEqual([b.id, c.id].toSorted());
    expect(double.snapshot('events')).toEqual([]);
    for (const post of posts) {
      expect((await refusal(post.edit('x'))).code).toBe(10_008);
      expect((await refusal(post.fetch(true))).code).toBe(10_008);
      expect((await refusal(post.react('✅'))).code).toBe(10_008);
    }
    const elsewhere = [double.say(ada, 'general', 'x'), double.say(ada, 'events', 'y')];
    expect(() => double.deleteMessages(elsewhere)).toThrow('in one channel');
  });
});

describe('ids', () => {
  test("bear the time of the double's own clock", async () => {
    const channel = await sendable(double, client);
    await client.application.commands.set([{ name: 'ask', description: 'Ask' }]);
    for (const hours of [0, 5]) {
      double.clock.advance(hours * 3_600_000);
      const before = double.clock.now();
      const made = [
        (await channel.send('post')).id,
        double.say(ada, 'events', 'hello').id,
        double.dm(ada, 'hello').id,
        double.slash(ada, 'events', 'ask').id,
      ].map((id) => SnowflakeUtil.timestampFrom(id));
      const after = double.clock.now();
      expect(made.filter((at) => at >= before && at <= after)).toHaveLength(4);
    }
  });
});

describe('gateway', () => {
  test('a dropped session is resumed and gets what it missed', async () => {
    await (await sendable(double, client)).send('post');
    const reacted = new Promise((resolve) =>
      client.once(Events.MessageReactionAdd, (reaction) => resolve(reaction.emoji.name)),
    );
    const resumed = new Promise((resolve) =>
      client.once(Events.ShardResume, (_, replayed) => resolve(replayed)),
    );
    double.dropGateway(4000);
    await double.waitUntilOffline();
    double.react(ada, oldest(double), '✅');
    expect(await reacted).toBe('✅');
    // discord.js counts RESUMED itself as well.
    expect(await resumed).toBe(2);
  });

  test.each([
    ['asked to reconnect', () => double.askToReconnect()],
    ['cut', () => double.dropGateway('cut')],
  ])('when %s, the client resumes', async (_, disturb) => {
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve));
    disturb();
    expect(await resumed).toBe(0);
  });

  test('a new session hears nothing of what happened before it, but can read it', async () => {
    await (await sendable(double, client)).send('post');
    await client.destroy();
    await double.waitUntilOffline();
    double.react(ada, oldest(double), '✅');
    const heard: unknown[] = [];
    const again = newClient(double);
    again.on(Events.MessageReactionAdd, (reaction) => heard.push(reaction));
    client = await login(double, again);
    const post = await (await sendable(double, client)).messages.fetch(oldest(double).id);
    expect(post.reactions.cache.get('✅')?.count).toBe(1);
    expect(heard).toEqual([]);
  });

  test('only events with an intent asked for are delivered', async () => {
    await client.destroy();
    const heard: string[] = [];
    const deaf = newClient(double, [GatewayIntentBits.Guilds]);
    for (const event of Object.values(GatewayDispatchEvents)) deaf.ws.on(event, () => heard.push(event));
    client = await login(double, deaf);
    await (await sendable(double, client)).send('post');
    double.react(ada, oldest(double), '✅');
    double.permit('events', {});
    await double.waitFor(() => heard.includes('CHANNEL_UPDATE'));
    expect(heard).toEqual(['READY', 'GUILD_CREATE', 'CHANNEL_UPDATE']);
  });

  test('a connection whose heartbeats go unanswered is given up and resumed', async () => {
    const brisk = await startDiscordDouble({ heartbeatIntervalMs: 50 });
    const zombie = await login(brisk, newClient(brisk));
    const resumed = new Promise((resolve) => zombie.once(Events.ShardResume, resolve));
    brisk.gateway.withholdingAcks = true;
    await brisk.waitUntilOffline();
    brisk.gateway.withholdingAcks = false;
    expect(await resumed).toBe(0);
    await zombie.destroy();
    await brisk.stop();
  });

  // discord.js waits 5 seconds between two identifies, as max_concurrency 1 demands.
  test('sessions which Discord has forgotten are begun anew', { timeout: 20_000 }, async () => {
    const ready = new Promise((resolve) => client.once(Events.ShardReady, resolve));
    double.dropGateway('cut');
    await double.waitUntilOffline();
    double.gateway.forgetSessions();
    expect(await ready).toBe(0);
    await double.waitUntilOnline();
  });

  test('what Discord never tells is not told after a resume either, but stands there', async () => {
    await (await sendable(double, client)).send('post');
    const heard: (string | null)[] = [];
    client.on(Events.MessageReactionAdd, ({ emoji }) => heard.push(emoji.name));
    double.gateway.silent = true;
    double.react(ada, oldest(double), '✅');
    double.gateway.silent = false;
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve));
    double.askToReconnect();
    await resumed;
    double.react(ada, oldest(double), '❌');
    await double.waitFor(() => heard.length > 0);
    expect(heard).toEqual(['❌']);
    expect(double.snapshot('events')[0]?.reactions).toEqual({ '✅': 1, '❌': 1 });
  });

  test('anything at all can be dispatched', async () => {
    const heard = new Promise((resolve) => client.ws.once(GatewayDispatchEvents.MessageReactionAdd, resolve));
    double.dispatch('MESSAGE_REACTION_ADD', { emoji: null, nonsense: true });
    expect(await heard).toEqual({ emoji: null, nonsense: true });
  });
});
