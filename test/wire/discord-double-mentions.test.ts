import { type Client, Events, GatewayIntentBits, type Message, PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DiscordDouble, type Person, startDiscordDouble } from '../doubles/discord/index.ts';
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
let heard: Message[];

beforeEach(async () => {
  ({ double, client, ada } = await startBench());
  heard = [];
  client.on(Events.MessageCreate, (message) => void (message.author.bot || heard.push(message)));
});

afterEach(async () => {
  await client.destroy();
  await double.stop();
});

describe('what is said in a server', () => {
  test('comes empty, unless it mentions the bot', async () => {
    double.say(ada, 'events', 'not for the bot');
    const asked = double.mention(ada, 'events', 'when is the rally?');
    await double.waitFor(() => heard.length === 2);
    expect(heard.map(({ content }) => content)).toEqual(['', `<@${double.bot.id}> when is the rally?`]);
    expect(heard[1]?.id).toBe(asked.id);
    expect(heard[1]?.mentions.users.has(double.bot.id)).toBe(true);
    expect(heard[1]?.member?.id).toBe(ada.id);
  });

  test('comes whole to a session with the privileged intent, where the application has it', async () => {
    const open = await startDiscordDouble({ privilegedIntents: GatewayIntentBits.MessageContent });
    const reader = await login(open, newClient(open, [...INTENTS, GatewayIntentBits.MessageContent]));
    const other = await login(open, newClient(open));
    const contents = [reader, other].map(
      (each) => new Promise((resolve) => each.once(Events.MessageCreate, ({ content }) => resolve(content))),
    );
    open.say(open.person({ name: 'ada' }), 'events', 'hello all');
    expect(await Promise.all(contents)).toEqual(['hello all', '']);
    await Promise.all([reader.destroy(), other.destroy()]);
    await open.stop();
  });

  test('tells the roles of who says it, and what those may do', async () => {
    const organizers = double.role({ name: 'organizers', permissions: PermissionFlagsBits.ManageEvents });
    const rosa = double.person({ name: 'rosa', roles: [organizers] });
    const eve = double.person({ name: 'eve', permissions: PermissionFlagsBits.Administrator });
    for (const person of [rosa, eve, ada]) double.mention(person, 'events', 'hi');
    await double.waitFor(() => heard.length === 3);
    const may = heard.map(({ member }) =>
      ['ManageEvents', 'Administrator'].map((name) =>
        name === 'ManageEvents' || name === 'Administrator' ? member?.permissions.has(name, false) : null,
      ),
    );
    expect(may).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ]);
    expect(heard[0]?.member?.roles.cache.has(organizers.id)).toBe(true);
  });
});

describe('replies', () => {
  test('ping whom they answer, unless that is switched off', async () => {
    const channel = await sendable(double, client);
    const said = double.say(ada, 'events', 'hello');
    const reply = { messageReference: said.id, failIfNotExists: true };
    await channel.send({ content: 'silent about mentions', reply });
    await channel.send({ content: 'said', reply, allowedMentions: { parse: [], repliedUser: true } });
    await channel.send({ content: 'quiet', reply, allowedMentions: { parse: [], repliedUser: false } });
    await channel.send({ content: 'not named', reply, allowedMentions: { parse: [] } });
    const seen = double.snapshot('events').slice(1);
    expect(seen.map(({ pings }) => pings)).toEqual([['ada'], ['ada'], [], []]);
    expect(seen.every(({ repliesTo }) => repliesTo === said.id)).toBe(true);
    expect(double.violations).toEqual([]);
  });

  test('by people to the bot mention it and come whole, unless their ping is off', async () => {
    await (await sendable(double, client)).send('post');
    const post = oldest(double);
    double.say(ada, 'events', 'thanks', { replyTo: post });
    double.say(ada, 'events', 'thanks', { replyTo: post, ping: false });
    await double.waitFor(() => heard.length === 2);
    expect(heard.map(({ content }) => content)).toEqual(['thanks', '']);
    expect(heard.map(({ reference }) => reference?.messageId)).toEqual([post.id, post.id]);
  });

  test('to what is gone are refused, or become plain messages if that is asked for', async () => {
    const channel = await sendable(double, client);
    const said = double.say(ada, 'events', 'hello');
    double.deleteMessage(said);
    const to = (failIfNotExists: boolean) => ({
      content: 'answer',
      reply: { messageReference: said.id, failIfNotExists },
    });
    expect((await refusal(channel.send(to(true)))).code).toBe(50_035);
    await channel.send(to(false));
    expect(double.snapshot('events').map(({ text, repliesTo }) => [text, repliesTo])).toEqual([
      ['answer', null],
    ]);
  });

  test('need the permission to read the past: 160002', async () => {
    const channel = await sendable(double, client);
    const said = double.say(ada, 'events', 'hello');
    double.permit('events', { deny: PermissionFlagsBits.ReadMessageHistory });
    const answer = channel.send({ content: 'answer', reply: { messageReference: said.id } });
    expect(await refusal(answer)).toMatchObject({ status: 403, code: 160_002 });
  });
});

describe('who leaves the server', () => {
  test('is a member no more, does nothing there, and leaves reactions and words behind', async () => {
    const said = double.say(ada, 'events', 'hello');
    double.react(ada, said, '✅');
    double.leave(ada);
    const guild = client.guilds.cache.first();
    expect(
      (await refusal(guild?.members.fetch({ user: ada.id, force: true }) ?? Promise.reject())).code,
    ).toBe(10_007);
    const route = `/channels/${said.channelId}/messages/${said.id}/reactions/${encodeURIComponent('✅')}`;
    expect(await client.rest.get(`/${route.slice(1)}`)).toEqual([expect.objectContaining({ id: ada.id })]);
    expect(double.snapshot('events').map(({ text }) => text)).toEqual(['hello']);
    expect(() => double.say(ada, 'events', 'again')).toThrow('has left');
    expect(() => double.react(ada, said, '❌')).toThrow('has left');
    expect(() => double.unreact(ada, said, '✅')).toThrow('has left');
  });
});
