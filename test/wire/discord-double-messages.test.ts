import { type Client, PermissionFlagsBits, RateLimitError } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DiscordDouble, Person } from '../doubles/discord/index.ts';
import {
  INTENTS,
  login,
  newClient,
  oldest,
  refusal,
  sendable,
  startBench,
} from '../doubles/discord/real-client.ts';

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

describe('messages', () => {
  test('are sent, read in pages, edited and deleted', async () => {
    const channel = await sendable(double, client);
    for (const content of ['a', 'b', 'c']) await channel.send(content);
    const newest = await channel.messages.fetch({ limit: 2, cache: false });
    expect(newest.map((one) => one.content)).toEqual(['c', 'b']);
    const older = await channel.messages.fetch({ limit: 2, before: newest.last()?.id ?? '', cache: false });
    expect(older.map((one) => one.content)).toEqual(['a']);
    const after = await channel.messages.fetch({ limit: 1, after: older.last()?.id ?? '', cache: false });
    expect(after.map((one) => one.content)).toEqual(['b']);
    const around = await channel.messages.fetch({ limit: 3, around: newest.last()?.id ?? '', cache: false });
    expect(around.map((one) => one.content)).toEqual(['c', 'b', 'a']);
    await newest.first()?.edit('C');
    await newest.last()?.delete();
    expect(double.snapshot('events').map((one) => one.text)).toEqual(['a', 'C']);
    expect(
      (await refusal(channel.messages.fetch({ message: newest.last()?.id ?? '', force: true }))).code,
    ).toBe(10_008);
    expect(double.violations).toEqual([]);
  });

  test('an enforced nonce makes one message of two requests, even when the connection is cut', async () => {
    const channel = await sendable(double, client);
    double.failNext('POST', '/channels/:id/messages', 'cut-after-effect');
    await expect(channel.send({ content: 'once', nonce: 'n1', enforceNonce: true })).rejects.toThrow(
      'other side closed',
    );
    double.failNext('POST', '/channels/:id/messages', 'reset-after-effect');
    const first = await channel.send({ content: 'once', nonce: 'n1', enforceNonce: true });
    const second = await channel.send({ content: 'once', nonce: 'n1', enforceNonce: true });
    expect(second.id).toBe(first.id);
    expect(double.snapshot('events')).toHaveLength(1);
    double.clock.advance(10 * 60_000);
    expect((await channel.send({ content: 'once', nonce: 'n1', enforceNonce: true })).id).not.toBe(first.id);
  });

  test("others' messages are blank without the content intent, and cannot be edited", async () => {
    const said = double.say(ada, 'events', 'hello all');
    const fetched = await (await sendable(double, client)).messages.fetch(said.id);
    expect(fetched.content).toBe('');
    const error = await refusal(
      client.rest.patch(`/channels/${said.channelId}/messages/${said.id}`, { body: { content: 'x' } }),
    );
    expect(error.code).toBe(50_005);
  });

  test('permissions of the channel are kept: 50013 and 50001', async () => {
    const channel = await sendable(double, client);
    double.permit('events', { deny: PermissionFlagsBits.SendMessages | PermissionFlagsBits.AddReactions });
    expect(await refusal(channel.send('no'))).toMatchObject({ status: 403, code: 50_013 });
    const said = double.say(ada, 'events', 'hello');
    const fetched = await channel.messages.fetch(said.id);
    expect((await refusal(fetched.react('✅'))).code).toBe(50_013);
    double.react(ada, said, '✅');
    await fetched.react('✅');
    double.permit('events', { deny: PermissionFlagsBits.ReadMessageHistory });
    expect((await channel.messages.fetch({ limit: 5 })).size).toBe(0);
    double.permit('events', { deny: PermissionFlagsBits.ViewChannel });
    expect(await refusal(channel.send('no'))).toMatchObject({ status: 403, code: 50_001 });
    double.deleteChannel('events');
    expect(await refusal(channel.send('no'))).toMatchObject({ status: 404, code: 10_003 });
    expect(double.violations).toEqual([]);
  });

  test('old posts take few edits, then 429 with 30046', async () => {
    double.limits.oldEdits.limit = 1;
    const hasty = await login(double, newClient(double, INTENTS, { rejectOnRateLimit: ['/channels'] }));
    const post = await (await sendable(double, hasty)).send('post');
    await post.edit('young');
    double.ageMessage(oldest(double), 3_600_001);
    await post.edit('old');
    await expect(post.edit('older')).rejects.toBeInstanceOf(RateLimitError);
    await hasty.destroy();
    expect(double.requests.at(-1)).toMatchObject({ status: 429, code: 30_046 });
    expect(double.snapshot('events')[0]?.text).toBe('old');
  });
});

describe('rate limits', () => {
  test('headers are enough for discord.js never to run into 429', async () => {
    double.limits.set('POST /channels/:channel/messages', { limit: 1, windowMs: 100 });
    const channel = await sendable(double, client);
    await Promise.all(['a', 'b', 'c'].map((content) => channel.send(content)));
    expect(double.snapshot('events').map((one) => one.text)).toEqual(['a', 'b', 'c']);
    expect(double.requests.filter(({ status }) => status === 429)).toEqual([]);
  });

  test('a 429 is obeyed and the request made again', async () => {
    const body = { message: 'You are being rate limited.', retry_after: 0.05, global: false };
    double.failNext('POST', '/channels/:id/messages', { status: 429, body });
    await (await sendable(double, client)).send('through');
    expect(double.requests.filter(({ method }) => method === 'POST').map(({ status }) => status)).toEqual([
      429, 200,
    ]);
  });

  test('a bucket which is used up answers 429', async () => {
    const channel = await sendable(double, client);
    double.limits.set('POST /channels/:channel/messages', { limit: 0, windowMs: 60_000 });
    const response = await fetch(`${double.url}/v10/channels/${channel.id}/messages`, {
      method: 'POST',
      headers: { Authorization: `Bot ${double.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ content: 'x' }),
    });
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(await response.json()).toMatchObject({ global: false, message: 'You are being rate limited.' });
  });
});

describe('faults', () => {
  test('a 500 is tried again by discord.js, three times', async () => {
    const channel = await sendable(double, client);
    double.failNext('POST', /messages$/, { status: 500, times: 3 });
    await channel.send('through');
    expect(double.requests.filter(({ method }) => method === 'POST').map(({ status }) => status)).toEqual([
      500, 500, 500, 200,
    ]);
    double.failNext('POST', /messages$/, { status: 503, times: 4 });
    await expect(channel.send('not through')).rejects.toThrow('Service Unavailable');
  });

  test('what is never answered is given up by the timeout and tried again', async () => {
    const hasty = await login(double, newClient(double, INTENTS, { timeout: 50 }));
    double.failNext('POST', '/channels/:id/messages', 'hang');
    await (await sendable(double, hasty)).send('through');
    expect(double.snapshot('events').map((one) => one.text)).toEqual(['through']);
    await hasty.destroy();
  });
});
