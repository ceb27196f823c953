import { type Channel, Events, PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createClient } from '../../src/platforms/discord/client.ts';
import { mayAddress } from '../../src/platforms/discord/hearing/message-event.ts';
import { snowflakeTime } from '../../src/platforms/discord/snowflake.ts';
import { type AdapterBench, startAdapter } from '../doubles/discord/adapter-bench.ts';
import type { Person } from '../doubles/discord/index.ts';
import { login } from '../doubles/discord/real-client.ts';

let bench: AdapterBench;
let ada: Person;

beforeEach(async () => {
  bench = await startAdapter({ guilds: [{ name: 'Coalición', locale: 'es-419' }] });
  ada = bench.double.person({ name: 'ada' });
});

afterEach(async () => {
  const { violations } = bench.double;
  await bench.stop();
  expect(violations).toEqual([]);
});

/** The texts of the first so many questions. */
async function questions(count: number): Promise<string[]> {
  return (await bench.hears('question', count)).map(({ inbound }) => inbound.text);
}

describe('a question', () => {
  test('is what mentions the bot in a server, in the language of the server', async () => {
    const { double } = bench;
    const said = double.mention(ada, 'events', '¿cuándo es la marcha?');
    const [heard] = await bench.hears('question', 1);
    expect(heard?.inbound).toEqual({
      kind: 'question',
      id: said.id,
      actor: {
        account: `discord:${ada.id}`,
        language: 'es',
        organizer: false,
        guest: false,
        maySpeak: true,
        roles: [],
      },
      place: { platform: 'discord', group: double.guilds[0]?.id, channel: double.channel('events').id },
      direct: false,
      at: snowflakeTime(said.id),
      text: '¿cuándo es la marcha?',
    });
  });

  test('is what is written to the bot directly, mention or none', async () => {
    const { double } = bench;
    const said = double.dm(ada, '  when is the rally? ');
    double.mention(ada, { dm: ada }, 'and where?');
    const heard = await bench.hears('question', 2);
    expect(heard[0]?.inbound).toEqual({
      kind: 'question',
      id: said.id,
      actor: {
        account: `discord:${ada.id}`,
        language: 'en',
        organizer: false,
        guest: false,
        maySpeak: true,
        roles: [],
      },
      place: { platform: 'discord', group: null, channel: double.channel({ dm: ada }).id },
      direct: true,
      at: snowflakeTime(said.id),
      text: 'when is the rally?',
    });
    expect(heard[1]?.inbound.text).toBe('and where?');
  });

  test('has every mention of the bot taken out, the older form too, and may be left empty', async () => {
    const { double } = bench;
    const { id } = double.bot;
    const other = double.person({ name: 'grace' });
    double.say(ada, 'events', `hey <@${id}> what is\nnew, <@!${id}>?`);
    double.say(ada, 'events', `<@${id}>`);
    double.say(ada, 'events', `is <@${other.id}> coming, <@${id}>`);
    expect(await questions(3)).toEqual(['hey what is\nnew, ?', '', `is <@${other.id}> coming,`]);
  });

  test('may be a reply to the bot, if it names the bot as well', async () => {
    const { double, platform } = bench;
    const { id: group, channels } = double.guilds[0] ?? { id: '', channels: [] };
    const place = { platform: 'discord', group, channel: channels[0]?.id ?? '' };
    await platform.send(place, { summary: 'Post', blocks: [] }, 'key');
    const [post] = double.snapshot('general');
    if (!post) throw new Error('Nothing was posted');
    double.say(ada, 'general', 'thank you', { replyTo: post.message });
    double.say(ada, 'general', 'thanks', { replyTo: post.message, ping: false });
    double.mention(ada, 'general', 'and tomorrow?', { replyTo: post.message });
    expect(await questions(1)).toEqual(['and tomorrow?']);
  });

  test('may name the role of the bot in its place; then Discord withholds the words', async () => {
    const { double } = bench;
    const said = double.mention(ada, 'events', 'what is new?', { byRole: true });
    const [heard] = await bench.hears('question', 1);
    expect(heard?.inbound).toMatchObject({ id: said.id, direct: false, text: '' });
    const role = double.guilds[0]?.roles.find(({ botId }) => botId === double.bot.id);
    double.mention(ada, 'events', `<@&${role?.id}> and now?`);
    expect(await questions(2)).toEqual(['', 'and now?']);
  });

  test('is nothing else: neither is it told, nor is there a word of it in the log', async () => {
    const { double } = bench;
    const { id } = double.bot;
    const eve = double.person({ name: 'eve', permissions: PermissionFlagsBits.Administrator });
    const robot = double.person({ name: 'robot', bot: true });
    const other = double.role({ permissions: 0n });
    double.say(ada, 'events', 'between us');
    double.say(ada, 'events', 'between us', { replyTo: double.say(eve, 'events', 'me too') });
    double.say(eve, 'events', '@everyone between us');
    double.say(eve, 'events', `<@&${other.id}> between us`);
    double.say(ada, 'events', `between us and <@${eve.id}>`);
    double.mention(robot, 'events', 'between bots');
    double.dm(robot, 'between bots');
    const crafted = {
      id: '1100000000000000000',
      type: 0,
      channel_id: double.channel('events').id,
      guild_id: double.guilds[0]?.id,
      author: { id: ada.id, username: 'ada' },
      member: { roles: [] },
      content: `<@${id}> crafted`,
      mentions: [{ id }],
    };
    double.dispatch('MESSAGE_CREATE', { ...crafted, webhook_id: '1100000000000000001' });
    // A notice of Discord's own: somebody joined.
    double.dispatch('MESSAGE_CREATE', { ...crafted, type: 7 });
    double.dispatch('MESSAGE_CREATE', crafted);
    expect(await questions(1)).toEqual(['crafted']);
    expect(bench.logged).toEqual([]);
  });

  test('that lacks what it must have is logged by a code alone', async () => {
    const { double } = bench;
    const broken = {
      type: 0,
      id: 'x',
      content: 5,
      channel_id: double.channel('events').id,
      guild_id: double.guilds[0]?.id,
      author: { id: ada.id, username: 'ada' },
      mentions: [{ id: double.bot.id, username: 'bot' }],
    };
    double.dispatch('MESSAGE_CREATE', broken);
    double.mention(ada, 'events', 'whole');
    expect(await questions(1)).toEqual(['whole']);
    expect(bench.logged).toEqual([['discord-unknown-message', undefined]]);
  });
});

test.each([
  null,
  7,
  'text',
  [],
  {},
  { type: 0 },
  { type: 0, author: null, mentions: [] },
  { type: 0, author: { id: '1' }, mentions: 'everybody' },
  { type: 0, author: { id: '1' }, mentions: [null], guild_id: '2' },
  { type: '0', author: { id: '1' }, mentions: [] },
  { type: 0, author: { id: '1' }, mentions: [], guild_id: 5 },
  { type: 0, author: { id: '1' }, mentions: [], guild_id: '2', mention_roles: '3' },
])('what is no message of a person is not for the bot: %j', (data) => {
  expect(mayAddress({ id: '1', roleIn: () => '3' }, data)).toBe(false);
});

test('of people and of what they say discord.js keeps nothing', async () => {
  const { double } = bench;
  const client = await login(double, createClient(double.url));
  const seen: string[] = [];
  client.on(Events.Raw, ({ t }: { t: string | null }) => seen.push(t ?? ''));
  const said = double.say(ada, 'events', 'between us');
  const asked = double.mention(ada, 'events', 'and to the bot');
  double.say(ada, 'events', 'thanks', { replyTo: asked });
  double.dm(ada, 'in private');
  double.react(ada, said, '✅');
  double.unreact(ada, said, '✅');
  double.deleteMessage(said);
  await double.waitFor(() => seen.includes('MESSAGE_DELETE'));
  expect(seen.filter((event) => event === 'MESSAGE_CREATE')).toHaveLength(4);
  const ours = double.guilds.flatMap(({ channels }) => channels.map(({ id }) => id));
  expect([...client.channels.cache.keys()]).toEqual(ours);
  const kept = (channel: Channel) => (channel.isTextBased() ? channel.messages.cache.size : 0);
  expect(client.channels.cache.map(kept)).toEqual([0, 0]);
  expect([...client.users.cache.keys()]).toEqual([double.bot.id]);
  expect(client.guilds.cache.map((guild) => [...guild.members.cache.keys()])).toEqual([[double.bot.id]]);
  await client.destroy();
});
