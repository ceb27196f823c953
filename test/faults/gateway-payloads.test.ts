import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type DiscordDouble,
  type Person,
  type SeenMessage,
  startDiscordDouble,
} from '../doubles/discord/index.ts';
import type { BotProcess } from '../scenarios/bot-process.ts';
import { findWords } from '../scenarios/search-bytes.ts';
import {
  expectAlive,
  expectProper,
  hasEnded,
  newOrganizer,
  nextWeek,
  published,
  readyBot,
  seededPost,
  settings,
} from './bot-on-discord.ts';

let discord: DiscordDouble;
let bot: BotProcess;
let ana: Person;
let post: SeenMessage;

/** Stands in every malformed payload that can hold a text: it may not come back in the log. */
const whisper = 'my-cousin-has-no-papers';
const huge = '9'.repeat(400);

beforeAll(async () => {
  discord = await startDiscordDouble();
  bot = await readyBot(discord, settings(discord));
  ana = discord.person({ name: 'ana' });
  await published(discord, newOrganizer(discord), { title: 'Gateway hearing', start: nextWeek() });
  post = await seededPost(discord, 'Gateway hearing');
});

afterAll(async () => {
  await bot?.kill();
  await discord.stop();
});

/** A whole, correct command as Discord sends it, but for `broken`. */
function command(broken: Record<string, unknown>): Record<string, unknown> {
  const channel = discord.channel('general');
  return {
    version: 1,
    id: '111',
    application_id: discord.applicationId,
    token: whisper,
    type: 2,
    data: { id: '5', name: 'ask', type: 1, options: [{ name: 'question', type: 3, value: whisper }] },
    guild_id: channel.guildId,
    channel_id: channel.id,
    channel: { id: channel.id, type: 0, permissions: '0' },
    member: { user: { id: ana.id, username: whisper }, permissions: '0', roles: [] },
    locale: 'en-US',
    app_permissions: '0',
    entitlements: [],
    authorizing_integration_owners: {},
    ...broken,
  };
}

function reaction(broken: Record<string, unknown>): Record<string, unknown> {
  const { message } = post;
  return {
    user_id: ana.id,
    channel_id: message.channelId,
    message_id: message.id,
    guild_id: discord.channel('events').guildId,
    member: { user: { id: ana.id, username: whisper }, roles: [] },
    emoji: { id: null, name: '✅' },
    burst: false,
    type: 0,
    ...broken,
  };
}

/** A question to the bot as Discord sends it, but for `broken`. */
function question(broken: Record<string, unknown>): Record<string, unknown> {
  const channel = discord.channel('general');
  return {
    id: '1100000000000000000',
    type: 0,
    channel_id: channel.id,
    guild_id: channel.guildId,
    author: { id: ana.id, username: whisper },
    member: { roles: [] },
    content: `<@${discord.applicationId}> ${whisper}`,
    mentions: [{ id: discord.applicationId, username: 'bot' }],
    timestamp: new Date(0).toISOString(),
    ...broken,
  };
}

const nothing = undefined;
/** Deep enough to fill the stack of whoever walks it carelessly. */
const deep: unknown = Array.from({ length: 2_000 }).reduce<unknown>((inner) => [{ options: inner }], whisper);
const junk: readonly unknown[] = [
  null,
  7,
  whisper,
  true,
  [],
  [whisper],
  {},
  { id: whisper },
  whisper.repeat(2_000),
  deep,
  Object.fromEntries([
    ['__proto__', { id: whisper, roles: [whisper] }],
    ['constructor', whisper],
    ['id', '1'],
  ]),
  nothing,
];

const brokenCommands: readonly Record<string, unknown>[] = [
  ...['id', 'token', 'type', 'data', 'channel_id', 'member', 'application_id', 'guild_id'].flatMap((field) =>
    junk.map((value) => ({ [field]: value })),
  ),
  ...[0, 1, 6, 99, -1, '2'].map((type) => ({ type })),
  { member: { user: null, permissions: '0' } },
  { member: { user: { id: '123456789' }, permissions: whisper } },
  { member: { user: { id: huge }, permissions: huge } },
  { id: huge, channel_id: huge },
  { channel: null },
  { channel: whisper },
  { channel: { id: whisper, type: 99 } },
  { data: { id: '5', name: whisper, type: 1 } },
  { data: { id: '5', name: 'ask', type: 1, options: whisper } },
  { data: { id: '5', name: 'ask', type: 1, options: [null, { name: 'question' }] } },
  {
    data: { id: '5', name: 'ask', type: 1, options: [{ name: 'question', type: 3, value: { a: whisper } }] },
  },
  { data: { id: '5', name: 'event', type: 1, options: [{ name: 'create', type: 1, options: 5 }] } },
  { data: { id: '5', name: 'ask', type: 77 } },
  { type: 3, data: {} },
  { type: 3, data: { component_type: 2, custom_id: null } },
  { type: 3, data: { component_type: 99, custom_id: whisper } },
  { type: 3, data: { component_type: 3, custom_id: whisper, values: [1, null] } },
  { type: 4, data: null },
  { type: 5, data: { custom_id: whisper, components: [{ type: 18, component: null }, 4, null] } },
  { type: 5, data: { custom_id: whisper } },
  { entitlements: whisper, authorizing_integration_owners: null, app_permissions: whisper },
];

const brokenReactions: readonly Record<string, unknown>[] = [
  ...['user_id', 'channel_id', 'message_id', 'guild_id', 'member', 'emoji'].flatMap((field) =>
    junk.map((value) => ({ [field]: value })),
  ),
  { user_id: huge, channel_id: huge, message_id: huge },
  { channel_id: '123456789' },
  { message_id: '123456789' },
  { guild_id: '123456789' },
  { emoji: { id: null, name: null } },
  { emoji: { id: whisper, name: 5 } },
  { emoji: { id: null, name: '%' } },
  { emoji: { id: null, name: whisper.repeat(1_000) } },
  { burst: whisper, type: whisper, burst_colors: 5 },
];

const brokenMessages: readonly Record<string, unknown>[] = [
  ...[
    'id',
    'type',
    'channel_id',
    'guild_id',
    'author',
    'member',
    'content',
    'mentions',
    'webhook_id',
  ].flatMap((field) => junk.map((value) => ({ [field]: value }))),
  { author: { id: huge }, id: huge },
  { member: { roles: [null, whisper] } },
  { mentions: [null, { id: whisper }] },
  { guild_id: '123456789' },
  { channel_id: '123456789' },
];

const brokenDeletions: readonly Record<string, unknown>[] = ['id', 'ids', 'channel_id', 'guild_id'].flatMap(
  (field) =>
    junk.map((value) => ({ id: '1', ids: ['1', '2'], channel_id: '2', guild_id: '3', [field]: value })),
);

/** Counted after all the malformed ones before it have been read, since the gateway keeps their order. */
async function expectReactionCounts(): Promise<void> {
  const now = () => discord.snapshot('events').find(({ id }) => id === post.id);
  discord.react(ana, post.message, '✅');
  await discord.waitFor(() => now()?.text.includes('1 going'), { withinMs: 20_000 });
  discord.unreact(ana, post.message, '✅');
  await discord.waitFor(() => now()?.text.includes('0 going'), { withinMs: 20_000 });
}

test('an interaction that lacks something or holds nonsense does not stop the bot', async () => {
  for (const broken of brokenCommands) discord.dispatch('INTERACTION_CREATE', command(broken));
  for (const data of junk) discord.dispatch('INTERACTION_CREATE', data);
  await expectAlive(discord, bot, ana);
  await discord.waitFor(() => bot.codes().includes('discord-unknown-interaction'));
});

test('a reaction that lacks something or holds nonsense counts for nobody and does not stop the bot', async () => {
  for (const event of ['MESSAGE_REACTION_ADD', 'MESSAGE_REACTION_REMOVE']) {
    for (const broken of brokenReactions) discord.dispatch(event, reaction(broken));
    for (const data of junk) discord.dispatch(event, data);
  }
  for (const event of ['MESSAGE_REACTION_REMOVE_ALL', 'MESSAGE_REACTION_REMOVE_EMOJI'])
    for (const data of junk) discord.dispatch(event, data);
  await expectReactionCounts();
  await expectAlive(discord, bot, ana);
});

test('a message or a deletion that lacks something or holds nonsense does not stop it', async () => {
  for (const broken of brokenMessages) discord.dispatch('MESSAGE_CREATE', question(broken));
  for (const event of ['MESSAGE_DELETE', 'MESSAGE_DELETE_BULK']) {
    for (const broken of brokenDeletions) discord.dispatch(event, broken);
    for (const data of junk) discord.dispatch(event, data);
  }
  await expectAlive(discord, bot, ana);
  await discord.waitFor(() => bot.codes().includes('discord-unknown-message'));
  await discord.waitFor(() => bot.codes().includes('discord-unknown-deletion'));
});

test('events that the bot does not know, or whose data is no object, do not stop it', async () => {
  const names = [
    'GUILD_CREATE',
    'GUILD_UPDATE',
    'GUILD_DELETE',
    'GUILD_ROLE_CREATE',
    'GUILD_ROLE_UPDATE',
    'CHANNEL_CREATE',
    'CHANNEL_UPDATE',
    'CHANNEL_DELETE',
    'THREAD_CREATE',
    'THREAD_LIST_SYNC',
    'GUILD_MEMBER_UPDATE',
    'MESSAGE_CREATE',
    'USER_UPDATE',
    'APPLICATION_COMMAND_PERMISSIONS_UPDATE',
    'SOMETHING_NEW',
    'error',
    'constructor',
    '__proto__',
    'toString',
    '',
  ];
  for (const name of names) for (const data of junk) discord.dispatch(name, data);
  await expectAlive(discord, bot, ana);
  await expectReactionCounts();
});

test('what is no dispatch at all, or no JSON, does not stop it', async () => {
  for (const socket of discord.gateway.openSockets) {
    for (const text of [
      '',
      'null',
      '5',
      '[]',
      '{',
      '"a"',
      '{}',
      '{"op":99}',
      '{"op":0}',
      '{"op":"0","t":{}}',
    ]) {
      socket.send(text);
    }
    socket.send(Buffer.from([0, 255, 1, 2]));
  }
  await expectAlive(discord, bot, ana);
});

test('not even a greeting without content stops it', async () => {
  discord.dispatch('READY', null);
  discord.dispatch('RESUMED', null);
  for (const socket of discord.gateway.openSockets) socket.send('{"op":10,"d":null}');
  await expectAlive(discord, bot, ana);
});

test('the log has codes for all of it and not one word that was in it', () => {
  expect(hasEnded(bot)).toBe(false);
  expect(findWords([whisper, ana.id, huge.slice(0, 60)], new Map([['log', Buffer.from(bot.log())]]))).toEqual(
    [],
  );
  expect(bot.log()).not.toContain('uncaught');
  expectProper(discord);
});
