import { randomBytes } from 'node:crypto';
import { GatewayIntentBits, PermissionFlagsBits as P } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { type DiscordDouble, startDiscordDouble } from '../doubles/discord/index.ts';
import { expectDoubt, expectWrong, runDoctor } from './doctor-process.ts';
import { dataFolderWith } from './used-channels.ts';

const secret = randomBytes(32);
const { fingerprint } = pseudonyms(secret);

let discord: DiscordDouble;

beforeEach(async () => {
  discord = await startDiscordDouble({
    guilds: [
      {
        channels: [
          'general',
          'events',
          { name: 'organizers', everyoneDeny: P.ViewChannel, botAllow: P.ViewChannel },
        ],
      },
    ],
  });
});

afterEach(async () => {
  expect(discord.violations).toEqual([]);
  await discord.stop();
});

function env(more: Record<string, string> = {}): Record<string, string> {
  return {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    SANCTUARY_SECRET: secret.toString('base64'),
    ...more,
  };
}

function idOf(channel: string): string {
  return discord.channel(channel).id;
}

test('all is well: token, intents, servers, channels, gateway and clock', async () => {
  const DATA_DIR = await dataFolderWith(
    {
      platform: 'discord',
      organizers: idOf('organizers'),
      announcements: idOf('general'),
      coming: idOf('events'),
    },
    fingerprint,
  );
  const { code, lines } = await runDoctor(env({ DATA_DIR }));
  expect(lines).toEqual(
    expect.arrayContaining([
      "✓ Discord token: it is sanctuary-bot's",
      '✓ Discord intents: none that is privileged',
      '✓ Discord servers: the bot is in 1',
      '✓ Discord #organizers: the bot may do all that it needs',
      '✓ Discord #general: the bot may do all that it needs',
      '✓ Discord #events: the bot may do all that it needs',
      '✓ Discord gateway: reachable, 999 starts left today',
      '✓ Clock against Discord: right',
    ]),
  );
  expect(lines.filter((line) => line.startsWith('✗'))).toEqual([]);
  expect(code).toBe(0);
});

test('it only asks, and begins no session', async () => {
  await runDoctor(env(), { args: ['--channel', idOf('events')] });
  expect(discord.requests.map(({ method }) => method)).not.toContain('POST');
  expect(new Set(discord.requests.map(({ method }) => method))).toEqual(new Set(['GET']));
  expect(discord.online).toBe(false);
});

test('a wrong token is told, and what Discord says of the clock all the same', async () => {
  const told = await runDoctor(env({ DISCORD_TOKEN: 'MTIz.wrong.token' }));
  expectWrong(told, 'Discord token: DISCORD_TOKEN is refused', 'Copy it again from the Bot page');
  expect(told.lines).toContain('✓ Clock against Discord: right');
});

test('a Discord that is not there is told, and everything else is looked at', async () => {
  const told = await runDoctor(env({ DISCORD_API_URL: 'http://127.0.0.1:1/api' }));
  expectWrong(told, 'Discord: Discord cannot be reached', 'Check the network');
  expect(told.text).toMatch(/^✓ Disk: /m);
  expect(told.lines).toContain('– Slack: not set up');
});

test('a Discord that is out of order is told as such', async () => {
  discord.failNext('GET', '/users/@me', { status: 503 });
  expectWrong(await runDoctor(env()), 'Discord: Discord cannot be reached', 'network');
  discord.failNext('GET', '/applications/@me', { status: 500 });
  const told = await runDoctor(env());
  expectWrong(told, 'Discord application: Discord answered 500', 'Try again');
  expect(told.lines).toContain('✓ Discord servers: the bot is in 1');
});

test('privileged intents that are on are told: the bot needs none', async () => {
  await discord.stop();
  discord = await startDiscordDouble({
    privilegedIntents: GatewayIntentBits.MessageContent | GatewayIntentBits.GuildMembers,
  });
  const told = await runDoctor(env());
  expectDoubt(
    told,
    'Discord intents: Server Members Intent, Message Content Intent are on',
    'Switch all three off on the Bot page',
  );
  expect(told.code).toBe(0);
});

test('switches in the portal that keep the bot from working are told', async () => {
  discord.failNext('GET', '/applications/@me', {
    status: 200,
    body: { flags: 0, bot_require_code_grant: true, interactions_endpoint_url: 'https://example.org' },
  });
  const told = await runDoctor(env());
  expectWrong(told, 'Discord invite: Requires OAuth2 Code Grant is on', 'Bot page');
  expectWrong(told, 'Discord commands: An Interactions Endpoint URL is set', 'Empty that field');
});

test('a bot in no server gets the link to invite it', async () => {
  await discord.stop();
  discord = await startDiscordDouble({ guilds: [] });
  expectWrong(
    await runDoctor(env()),
    'Discord servers: the bot is in none',
    `https://discord.com/oauth2/authorize?client_id=${discord.applicationId}`,
  );
});

test.each([
  ['Send Messages', P.SendMessages],
  ['Read Message History', P.ReadMessageHistory],
  ['Add Reactions', P.AddReactions],
])('in a channel without %s it says so, and where to grant it', async (name, deny) => {
  discord.permit('events', { deny });
  const told = await runDoctor(env(), { args: ['--channel', idOf('events')] });
  expectWrong(told, `Discord #events: ${name} is missing.`, 'Edit Channel → Permissions');
});

test('several missing permissions are named at once, in the order of the invite', async () => {
  discord.permit('events', { deny: P.AddReactions | P.SendMessages });
  const told = await runDoctor(env(), { args: ['--channel', idOf('events')] });
  expectWrong(told, 'Discord #events: Send Messages, Add Reactions are missing.', 'allow them');
});

test('a channel that the bot may not see is told', async () => {
  discord.permit('events', { deny: P.ViewChannel });
  const told = await runDoctor(env(), { args: ['--channel', idOf('events')] });
  expectWrong(told, `Discord channel ${idOf('events')}: View Channel is missing.`, 'Edit Channel');
});

test('a thread needs one more permission, and has its channel’s others', async () => {
  const thread = discord.thread('events', { name: 'rides' });
  const args = ['--channel', thread.id];
  expect((await runDoctor(env(), { args })).lines).toContain(
    '✓ Discord #rides: the bot may do all that it needs',
  );
  discord.permit('events', { deny: P.SendMessagesInThreads });
  expectWrong(
    await runDoctor(env(), { args }),
    'Discord #rides: Send Messages in Threads is missing',
    'channel above it',
  );
});

test('a channel that is gone, and an id that is none, are told', async () => {
  const gone = idOf('events');
  discord.deleteChannel('events');
  const told = await runDoctor(env(), { args: ['--channel', gone, '--channel', '12'] });
  expectWrong(told, `Discord channel ${gone}: there is no such text channel`, '/settings');
  expectWrong(told, 'Discord channel 12: there is no such text channel', 'Copy Channel ID');
});

test('only channels that are still used are looked at', async () => {
  const DATA_DIR = await dataFolderWith(
    { platform: 'discord', coming: idOf('events'), over: idOf('general') },
    fingerprint,
  );
  const { text } = await runDoctor(env({ DATA_DIR }));
  expect(text).toContain('Discord #events');
  expect(text).not.toContain('#general');
});

test('an organizers’ channel that everybody can read is told', async () => {
  const DATA_DIR = await dataFolderWith(
    { platform: 'discord', organizers: idOf('general'), announcements: idOf('general') },
    fingerprint,
  );
  const told = await runDoctor(env({ DATA_DIR }));
  expectWrong(told, 'Discord #general: everybody in the server can read it', 'private');
});

test('a clock that is two minutes off is wrong, ahead or behind; ten seconds are a warning', async () => {
  discord.clock.advance(-120_000);
  expectWrong(
    await runDoctor(env()),
    'Clock against Discord: this machine is 2 minutes ahead',
    'timedatectl',
  );
  discord.clock.advance(240_000);
  expectWrong(
    await runDoctor(env()),
    'Clock against Discord: this machine is 2 minutes behind',
    'timedatectl',
  );
  discord.clock.advance(-110_000);
  const told = await runDoctor(env());
  expectDoubt(told, 'Clock against Discord: this machine is', 'timedatectl');
  expect(told.code).toBe(0);
});

test('a gateway that lets nobody in any more, and one that cannot be reached, are told', async () => {
  const answer = (url: string, remaining: number) => ({
    status: 200,
    body: {
      url,
      shards: 1,
      session_start_limit: { total: 1000, remaining, reset_after: 7_200_000, max_concurrency: 1 },
    },
  });
  discord.failNext('GET', '/gateway/bot', answer('ws://127.0.0.1:1', 0));
  expectWrong(await runDoctor(env()), 'Discord gateway: the bot was started too often', 'wait 2 hours');
  discord.failNext('GET', '/gateway/bot', answer('ws://127.0.0.1:1', 5));
  expectWrong(await runDoctor(env()), 'Discord gateway: it does not answer', 'firewall');
});
