import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Bench, refusal, startBench } from '../doubles/slack/real-app.ts';

let bench: Bench;

beforeEach(async () => {
  const plans = { name: 'private-plans', private: true };
  const secret = { name: 'secret', private: true, botIsMember: false };
  const old = { name: 'old', archived: true };
  const elsewhere = { name: 'elsewhere', botIsMember: false };
  bench = await startBench({ channels: ['general', 'events', plans, secret, old, elsewhere] });
});

afterEach(async () => {
  await bench.stop();
});

const idOf = (name: string): string => bench.slack.channel(name).id;
const say = (channel: string, text = 'Rally') =>
  bench.client.chat.postMessage({ channel: idOf(channel), text });

describe('Tokens', () => {
  test('auth.test says who the bot is', async () => {
    const { slack, client } = bench;
    expect(await client.auth.test()).toMatchObject({
      team_id: slack.team.id,
      user_id: slack.bot.userId,
      bot_id: slack.bot.botId,
      user: 'sanctuary-bot',
    });
  });

  test('Another token is refused, one revoked as well, until it is restored', async () => {
    const { slack, client } = bench;
    expect((await refusal(client.auth.test({ token: 'xoxb-another' }))).error).toBe('invalid_auth');
    slack.revokeToken();
    expect((await refusal(say('events'))).error).toBe('token_revoked');
    slack.restoreToken();
    expect((await say('events')).ok).toBe(true);
    expect(slack.violations).toEqual([]);
  });

  test('The token belongs in the header, and the bot’s opens no sockets', async () => {
    const { slack, client } = bench;
    const bare = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' });
    expect(await bare.json()).toEqual({ ok: false, error: 'not_authed' });
    expect(slack.violations).toEqual([]);
    await fetch(`${slack.apiUrl}auth.test`, {
      method: 'POST',
      body: new URLSearchParams({ token: slack.botToken }),
    });
    expect(slack.violations[0]).toContain('the token must be in the Authorization header');
    expect((await refusal(client.apps.connections.open())).error).toBe('not_allowed_token_type');
  });

  test('A scope that is missing is named', async () => {
    const { slack } = bench;
    slack.setScopes(['commands', 'users:read']);
    expect(await refusal(say('events'))).toMatchObject({
      error: 'missing_scope',
      needed: 'chat:write',
      provided: 'commands,users:read',
    });
    expect(slack.violations).toEqual([]);
  });
});

describe('Channels', () => {
  test('Posting needs membership, an id that exists, and a channel in use', async () => {
    expect((await refusal(say('elsewhere'))).error).toBe('not_in_channel');
    expect((await refusal(say('secret'))).error).toBe('channel_not_found');
    expect((await refusal(say('old'))).error).toBe('is_archived');
    expect((await refusal(bench.client.chat.postMessage({ channel: 'C0NONE', text: 'x' }))).error).toBe(
      'channel_not_found',
    );
    bench.slack.removeBot('events');
    expect((await refusal(say('events'))).error).toBe('not_in_channel');
    bench.slack.setScopes(['chat:write', 'chat:write.public']);
    expect((await say('events')).ok).toBe(true);
  });

  test('Reading needs membership and the scope of the kind of channel', async () => {
    const { slack, client } = bench;
    const history = (name: string) => client.conversations.history({ channel: idOf(name) });
    expect((await refusal(history('elsewhere'))).error).toBe('not_in_channel');
    expect((await history('private-plans')).messages).toEqual([]);
    slack.setScopes(['channels:history']);
    expect(await refusal(history('private-plans'))).toMatchObject({
      error: 'missing_scope',
      needed: 'groups:history',
    });
  });

  test('conversations.info: public channels by channels:read, private ones by groups:read and membership', async () => {
    const { slack, client } = bench;
    const info = (name: string) => client.conversations.info({ channel: idOf(name) });
    expect((await info('elsewhere')).channel).toMatchObject({
      name: 'elsewhere',
      is_private: false,
      is_member: false,
    });
    expect(await refusal(info('private-plans'))).toMatchObject({
      error: 'missing_scope',
      needed: 'groups:read',
    });
    expect((await refusal(info('secret'))).error).toBe('channel_not_found');
    slack.setScopes(['groups:read']);
    expect((await info('private-plans')).channel).toMatchObject({ name: 'private-plans', is_private: true });
  });

  test('A person’s id is as good as the direct messages with them', async () => {
    const { slack, client, ada } = bench;
    const opened = await client.conversations.open({ users: ada.id });
    const posted = await client.chat.postMessage({ channel: ada.id, text: 'Psst' });
    expect(posted.channel).toBe(opened.channel?.id);
    expect(slack.snapshot({ dm: ada }).map(({ text }) => text)).toEqual(['Psst']);
  });
});

describe('Messages', () => {
  test('Only the bot’s own messages can be changed or deleted, while they exist', async () => {
    const { slack, client, ada } = bench;
    const channel = idOf('events');
    const theirs = slack.say(ada, 'events', 'Mine').ts;
    const own = (await say('events')).ts ?? '';
    expect((await refusal(client.chat.update({ channel, ts: theirs, text: 'Ours' }))).error).toBe(
      'cant_update_message',
    );
    expect((await refusal(client.chat.delete({ channel, ts: theirs }))).error).toBe('cant_delete_message');
    await client.chat.update({ channel, ts: own, text: 'Rally at noon' });
    expect(slack.snapshot('events').at(-1)).toMatchObject({ text: 'Rally at noon', edited: true });
    await client.chat.delete({ channel, ts: own });
    expect((await refusal(client.chat.update({ channel, ts: own, text: 'x' }))).error).toBe(
      'message_not_found',
    );
    expect(slack.violations).toEqual([]);
  });

  test('An ephemeral message reaches members alone, and cannot be changed', async () => {
    const { slack, client, ada } = bench;
    const channel = idOf('events');
    const outsider = slack.person({ name: 'outsider', channels: ['general'] });
    const whisper = (user: string) => client.chat.postEphemeral({ channel, user, text: 'Psst' });
    expect((await refusal(whisper(outsider.id))).error).toBe('user_not_in_channel');
    const ts = (await whisper(ada.id)).message_ts ?? '';
    expect((await refusal(client.chat.update({ channel, ts, text: 'x' }))).error).toBe('message_not_found');
    slack.deactivate(ada);
    expect((await refusal(whisper(ada.id))).error).toBe('user_not_in_channel');
  });

  test('Text alone takes the blocks away; blocks alone show no "(edited)"', async () => {
    const { slack, client } = bench;
    const channel = idOf('events');
    const ts = (await say('events')).ts ?? '';
    const text = { type: 'plain_text' as const, text: 'In a block' };
    await client.chat.update({ channel, ts, blocks: [{ type: 'section', text }], text: 'Rally' });
    expect(slack.snapshot('events')[0]).toMatchObject({ text: 'In a block', edited: false });
    await client.chat.update({ channel, ts, text: 'Just words' });
    expect(slack.snapshot('events')[0]).toMatchObject({ text: 'Just words', blocks: [], edited: true });
  });

  test('History is newest first, in pages, between times, without what is in threads', async () => {
    const { client } = bench;
    const channel = idOf('events');
    const stamps: string[] = [];
    for (const text of ['one', 'two', 'three']) stamps.push((await say('events', text)).ts ?? '');
    await client.chat.postMessage({ channel, text: 'reply', thread_ts: stamps[0] ?? '' });
    const texts = (page: { messages?: { text?: string }[] }) => page.messages?.map(({ text }) => text);
    const first = await client.conversations.history({ channel, limit: 2 });
    expect(texts(first)).toEqual(['three', 'two']);
    const cursor = first.response_metadata?.next_cursor ?? '';
    expect(texts(await client.conversations.history({ channel, limit: 2, cursor }))).toEqual(['one']);
    const since = { channel, oldest: stamps[1] ?? '' };
    expect(texts(await client.conversations.history(since))).toEqual(['three']);
    expect(texts(await client.conversations.history({ ...since, inclusive: true }))).toEqual([
      'three',
      'two',
    ]);
    expect(texts(await client.conversations.replies({ channel, ts: stamps[0] ?? '' }))).toEqual([
      'one',
      'reply',
    ]);
    expect((await refusal(client.conversations.replies({ channel, ts: '1.000001' }))).error).toBe(
      'thread_not_found',
    );
  });

  test('Metadata is kept through an update, given back only when asked for, and taken away by an empty object', async () => {
    const { slack, client } = bench;
    const channel = idOf('events');
    const metadata = { event_type: 'sanctuary_post', event_payload: { key: 'k1', rung: 2 } };
    const ts = (await client.chat.postMessage({ channel, text: 'Rally', metadata })).ts ?? '';
    await client.chat.update({ channel, ts, text: 'Rally at noon' });
    const read = async (include_all_metadata: boolean) =>
      (await client.conversations.history({ channel, include_all_metadata })).messages?.[0]?.metadata;
    expect(await read(false)).toBeUndefined();
    expect(await read(true)).toEqual(metadata);
    await client.apiCall('chat.update', { channel, ts, text: 'Rally', metadata: {} });
    expect(slack.snapshot('events')[0]?.metadata).toBeNull();
    expect(slack.violations).toEqual([]);
  });

  test('Metadata of another shape is refused', async () => {
    const { slack, client } = bench;
    const channel = idOf('events');
    for (const metadata of [
      { event_type: 'Sanctuary Post', event_payload: {} },
      { event_type: 'post', event_payload: { nested: { deep: 1 } } },
      { event_type: 'post' },
    ]) {
      const refused = await refusal(client.apiCall('chat.postMessage', { channel, text: 'x', metadata }));
      expect(refused.error).toBe('invalid_metadata_format');
    }
    expect(slack.violations).toHaveLength(3);
  });
});

describe('Reactions', () => {
  test('The bot reacts once with each emoji that exists', async () => {
    const { slack, client } = bench;
    const at = { channel: idOf('events'), timestamp: (await say('events')).ts ?? '' };
    await client.reactions.add({ ...at, name: 'x' });
    expect((await refusal(client.reactions.add({ ...at, name: 'x' }))).error).toBe('already_reacted');
    await client.reactions.remove({ ...at, name: 'x' });
    expect((await refusal(client.reactions.remove({ ...at, name: 'x' }))).error).toBe('no_reaction');
    expect((await refusal(client.reactions.get({ ...at, timestamp: '1.000001' }))).error).toBe(
      'message_not_found',
    );
    expect(slack.violations).toEqual([]);
    expect((await refusal(client.reactions.add({ ...at, name: ':x:' }))).error).toBe('invalid_name');
    expect(slack.violations).toHaveLength(1);
  });

  test('reactions.get names a few people unless asked for all, and always counts all', async () => {
    const { slack, client } = bench;
    const { ts = '' } = await say('events');
    const [seen] = slack.snapshot('events');
    const people = ['b', 'c', 'd', 'e', 'f'].map((name) => slack.person({ name }));
    for (const person of people) if (seen) slack.react(person, seen, 'x');
    const at = { channel: idOf('events'), timestamp: ts };
    const some = (await client.reactions.get(at)).message?.reactions?.[0];
    expect(some).toMatchObject({ name: 'x', count: 5 });
    expect(some?.users).toHaveLength(3);
    const all = (await client.reactions.get({ ...at, full: true })).message?.reactions?.[0];
    expect(all).toEqual({ name: 'x', count: 5, users: people.map(({ id }) => id) });
  });
});

describe('People', () => {
  test('users.info tells the language only when asked, and who is an organizer or gone', async () => {
    const { slack, client, ada } = bench;
    const owner = slack.person({ name: 'olga', owner: true });
    expect((await client.users.info({ user: ada.id })).user?.locale).toBeUndefined();
    expect((await client.users.info({ user: ada.id, include_locale: true })).user).toMatchObject({
      name: 'ada',
      locale: 'es-MX',
      is_admin: false,
      deleted: false,
    });
    expect((await client.users.info({ user: owner.id })).user).toMatchObject({
      is_owner: true,
      is_admin: true,
    });
    slack.deactivate(ada);
    expect((await client.users.info({ user: ada.id })).user).toMatchObject({ deleted: true });
    expect((await refusal(client.users.info({ user: 'U0NONE' }))).error).toBe('user_not_found');
  });
});

describe('Arguments', () => {
  test('What no method takes is refused and written down', async () => {
    const { slack, client } = bench;
    const channel = idOf('events');
    expect(
      (await refusal(client.apiCall('chat.postMessage', { channel, text: 'x', colour: 'red' }))).error,
    ).toBe('invalid_arguments');
    expect((await refusal(client.apiCall('chat.postMessage', { text: 'x' }))).error).toBe(
      'invalid_arguments',
    );
    expect((await refusal(client.apiCall('chat.postMessage', { channel }))).error).toBe('no_text');
    expect((await refusal(say('events', 'x'.repeat(4001)))).error).toBe('msg_too_long');
    expect((await refusal(client.apiCall('chat.schedule', {}))).error).toBe('unknown_method');
    expect(slack.violations).toHaveLength(5);
    expect(slack.requests.at(-1)).toMatchObject({
      method: 'chat.schedule',
      answer: { error: 'unknown_method' },
    });
  });

  test('Text that is not escaped is posted, and written down', async () => {
    const { slack } = bench;
    await say('events', 'Fish &amp; chips, <https://example.org|here>, <!date^1^{date}|then>\n> quoted');
    expect(slack.violations).toEqual([]);
    await say('events', 'Fish & chips');
    await say('events', 'a < b');
    expect(slack.violations).toHaveLength(2);
    expect(slack.snapshot('events')).toHaveLength(3);
  });
});
