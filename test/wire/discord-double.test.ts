import {
  ApplicationCommandOptionType,
  ButtonStyle,
  type ChatInputCommandInteraction,
  Client,
  ComponentType,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  MessageFlags,
  Partials,
  PermissionFlagsBits,
  RateLimitError,
  type SendableChannels,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type DiscordDouble,
  type DiscordDoubleOptions,
  type Person,
  startDiscordDouble,
} from '../doubles/discord/index.ts';

const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageReactions,
];
const V2 = MessageFlags.IsComponentsV2;

let double: DiscordDouble;
let client: Client<true>;
let ada: Person;

function newClient(intents: readonly number[] = INTENTS, rejectOnRateLimit: string[] | null = null): Client {
  const partials = [Partials.Message, Partials.Reaction, Partials.User];
  return new Client({ intents: [...intents], partials, rest: { api: double.url, rejectOnRateLimit } });
}

async function login(one: Client): Promise<Client<true>> {
  const ready = new Promise<Client<true>>((resolve) => one.once(Events.ClientReady, resolve));
  await one.login(double.token);
  return ready;
}

async function start(options: DiscordDoubleOptions = {}): Promise<void> {
  double = await startDiscordDouble(options);
  ada = double.person({ name: 'ada', locale: 'es-ES' });
  client = await login(newClient());
}

async function sendable(name = 'events', from: Client = client): Promise<SendableChannels> {
  const channel = await from.channels.fetch(double.channel(name).id);
  if (!channel?.isSendable()) throw new Error(`#${name} takes no messages`);
  return channel;
}

/** The error a refused call throws, as discord.js shows it. */
async function refusal(call: Promise<unknown>): Promise<DiscordAPIError> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DiscordAPIError)) throw new Error(`Not refused by Discord: ${error}`);
  return error;
}

function message(index = 0): ReturnType<DiscordDouble['snapshot']>[number]['message'] {
  const seen = double.snapshot('events')[index];
  if (!seen) throw new Error('No such message');
  return seen.message;
}

function onSlash(handle: (interaction: ChatInputCommandInteraction) => Promise<unknown>): void {
  client.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isChatInputCommand()) void handle(interaction);
  });
}

const COMMAND = {
  name: 'event',
  description: 'Events',
  name_localizations: { 'es-ES': 'evento' },
  options: [
    {
      type: ApplicationCommandOptionType.Subcommand as const,
      name: 'create',
      description: 'Plan one',
      options: [
        {
          type: ApplicationCommandOptionType.String as const,
          name: 'title',
          description: 'Its name',
          required: true,
          max_length: 20,
          autocomplete: true,
        },
        { type: ApplicationCommandOptionType.User as const, name: 'host', description: 'Who' },
        {
          type: ApplicationCommandOptionType.Integer as const,
          name: 'seats',
          description: 'How many',
          choices: [{ name: 'a few', value: 5 }],
        },
      ],
    },
  ],
};

beforeEach(() => start());

afterEach(async () => {
  await client.destroy();
  await double.stop();
});

describe('login', () => {
  test('the real client becomes ready, with its guild and channels', () => {
    expect(client.user.id).toBe(double.bot.id);
    expect(client.guilds.cache.map((guild) => guild.name)).toEqual(['Sanctuary Coalition']);
    expect(client.guilds.cache.first()?.channels.cache.map((channel) => channel.name)).toEqual([
      'general',
      'events',
    ]);
    expect(double.violations).toEqual([]);
  });

  test('a wrong token is refused', async () => {
    const stranger = newClient();
    await expect(stranger.login('wrong')).rejects.toThrow('An invalid token was provided.');
    await stranger.destroy();
  });

  test('a privileged intent which is not switched on closes the gateway with 4014', async () => {
    const greedy = newClient([GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent]);
    await expect(greedy.login(double.token)).rejects.toThrow('Used disallowed intents');
    await greedy.destroy();
  });

  test('looking up oneself, the application, the guild and the channel', async () => {
    expect((await client.application.fetch()).id).toBe(double.applicationId);
    expect((await client.users.fetch(double.bot.id, { force: true })).bot).toBe(true);
    expect((await client.guilds.fetch({ guild: double.guilds[0]?.id ?? '', force: true })).name).toBe(
      'Sanctuary Coalition',
    );
    expect((await client.channels.fetch(double.channel('events').id, { force: true }))?.id).toBe(
      double.channel('events').id,
    );
    expect((await refusal(client.channels.fetch('123', { force: true }))).code).toBe(10_003);
  });
});

describe('commands', () => {
  test('are set and come back with their localizations only when asked for', async () => {
    await client.application.commands.set([COMMAND]);
    const plain = await client.rest.get(`/applications/${double.applicationId}/commands`);
    expect(plain).toEqual([expect.not.objectContaining({ name_localizations: expect.anything() })]);
    const full = await client.application.commands.fetch({ withLocalizations: true });
    expect(full.first()?.nameLocalizations).toEqual({ 'es-ES': 'evento' });
    const kept = full.first()?.id;
    expect((await client.application.commands.set([COMMAND])).first()?.id).toBe(kept);
    expect(full.first()?.equals(COMMAND)).toBe(true);
    expect(double.violations).toEqual([]);
  });

  test.each([
    ['an upper case name', { name: 'Event' }, 'APPLICATION_COMMAND_INVALID_NAME'],
    ['a name with a space', { name: 'my event' }, 'APPLICATION_COMMAND_INVALID_NAME'],
    ['an unknown locale', { name_localizations: { es: 'evento' } }, 'BASE_TYPE_CHOICES'],
    [
      'a localized name with a space',
      { name_localizations: { 'es-ES': 'mi evento' } },
      'APPLICATION_COMMAND_INVALID_NAME',
    ],
    ['no description', { description: '' }, 'BASE_TYPE_REQUIRED'],
    ['a description too long', { description: 'x'.repeat(101) }, 'BASE_TYPE_MAX_LENGTH'],
    [
      'a required option after an optional one',
      {
        options: [
          { type: 3, name: 'a', description: 'a' },
          { type: 3, name: 'b', description: 'b', required: true },
        ],
      },
      'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    ],
    [
      'subcommands beside plain options',
      {
        options: [
          { type: 1, name: 'a', description: 'a' },
          { type: 3, name: 'b', description: 'b' },
        ],
      },
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    [
      '26 choices',
      {
        options: [
          {
            type: 3,
            name: 'a',
            description: 'a',
            choices: Array.from({ length: 26 }, (_, n) => ({ name: `c${n}`, value: `${n}` })),
          },
        ],
      },
      'BASE_TYPE_MAX_LENGTH',
    ],
    [
      'more than 8000 characters',
      {
        options: Array.from({ length: 4 }, (_, n) => ({
          type: 3,
          name: `o${n}`,
          description: 'd'.repeat(100),
          choices: Array.from({ length: 25 }, (_, c) => ({ name: `${c}`.padEnd(100, 'n'), value: `${c}` })),
        })),
      },
      'APPLICATION_COMMAND_TOO_LARGE',
    ],
  ])('with %s are refused', async (_, change, code) => {
    const body = [{ name: 'event', description: 'Events', ...change }];
    const error = await refusal(client.rest.put(`/applications/${double.applicationId}/commands`, { body }));
    expect(error).toMatchObject({ status: 400, code: 50_035 });
    expect(double.violations[0]?.problems.map((problem) => problem.code)).toContain(code);
    expect(double.commands).toEqual([]);
  });
});

describe('interactions', () => {
  beforeEach(() => client.application.commands.set([COMMAND]));

  test('a slash command arrives whole and its ephemeral answer is seen by the person alone', async () => {
    const host = double.person({ name: 'grace' });
    onSlash((interaction) => {
      const { options, locale, memberPermissions, guildLocale } = interaction;
      const about = [options.getSubcommand(), options.getString('title'), options.getUser('host')?.username];
      const rest = [options.getInteger('seats'), locale, guildLocale, memberPermissions?.has('SendMessages')];
      return interaction.reply({ content: [...about, ...rest].join(' '), flags: MessageFlags.Ephemeral });
    });
    const values = { title: 'Rally', host, seats: 'a few' };
    const answer = await double.slash(ada, 'events', 'event create', values).answered();
    expect(answer).toMatchObject({ type: 4, text: 'create Rally grace 5 es-ES en-US true' });
    expect(answer.ephemeral).toHaveLength(1);
    expect(double.snapshot('events')).toEqual([]);
    expect(double.snapshot('events', ada)).toHaveLength(1);
    expect(double.violations).toEqual([]);
  });

  test.each([
    ['an unknown command', 'nothing', {}, 'No command /nothing'],
    ['no subcommand', 'event', {}, 'needs a subcommand'],
    ['an unknown subcommand', 'event cancel', {}, 'no subcommand cancel'],
    ['a required option missing', 'event create', {}, 'requires title'],
    ['an unknown option', 'event create', { title: 'a', colour: 'red' }, 'has no option colour'],
    ['a text too long', 'event create', { title: 'x'.repeat(21) }, 'longer than 20'],
    ['a value outside the choices', 'event create', { title: 'a', seats: 7 }, 'is not one of a few'],
  ])('people cannot send %s', (_, line, values, message) => {
    expect(() => double.slash(ada, 'events', line, values)).toThrow(message);
  });

  test('a deferred answer, its edit, a follow-up and its deletion', async () => {
    onSlash(async (interaction) => {
      await interaction.deferReply();
      await interaction.editReply('done');
      await interaction.followUp({ content: 'only you', flags: MessageFlags.Ephemeral });
      await interaction.deleteReply();
    });
    const interaction = double.slash(ada, 'events', 'event create', { title: 'Rally' });
    expect((await interaction.answered()).type).toBe(5);
    await double.waitFor(() => interaction.original?.deleted);
    expect(interaction.answer()).toMatchObject({ text: 'only you', edits: 1 });
    expect(double.violations).toEqual([]);
  });

  test('autocomplete answers with choices', async () => {
    client.on(Events.InteractionCreate, (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const { name, value } = interaction.options.getFocused(true);
      void interaction.respond([{ name: `${name}: ${value}`, value }]);
    });
    const typed = double.autocomplete(ada, 'events', 'event create', { title: 'Ra' });
    expect((await typed.answered()).choices).toEqual([{ name: 'title: Ra', value: 'Ra' }]);
  });

  test('a button updates its message, an ephemeral one too, and opens a modal', async () => {
    const row = (id: string, label: string) => ({
      type: ComponentType.ActionRow as const,
      components: [
        { type: ComponentType.Button as const, style: ButtonStyle.Primary as const, custom_id: id, label },
      ],
    });
    const text = (content: string) => ({ type: ComponentType.TextDisplay as const, content });
    onSlash((interaction) =>
      interaction.reply({
        flags: V2 | MessageFlags.Ephemeral,
        components: [text('Sure?'), row('sure', 'Yes')],
      }),
    );
    client.on(Events.InteractionCreate, (interaction) => {
      if (interaction.isModalSubmit()) {
        const value = interaction.fields.getTextInputValue('reason');
        void (interaction.isFromMessage() && interaction.update({ components: [text(`Because ${value}`)] }));
      }
      if (!interaction.isButton()) return;
      if (interaction.customId === 'sure')
        void interaction.update({ components: [text('Why?'), row('why', 'Say')] });
      else {
        const input = { type: ComponentType.TextInput as const, custom_id: 'reason', style: 1 as const };
        const components = [{ type: ComponentType.Label as const, label: 'Reason', component: input }];
        void interaction.showModal({ custom_id: 'modal', title: 'Why', components });
      }
    });
    const asked = await double.slash(ada, 'events', 'event create', { title: 'Rally' }).answered();
    if (!asked.message) throw new Error('No message');
    const grace = double.person({ name: 'grace' });
    const original = asked.message;
    expect(() => double.press(grace, original, 'Yes')).toThrow('does not see that ephemeral message');
    expect(await double.press(ada, original, 'Yes').answered()).toMatchObject({ type: 7, text: 'Why?' });
    const opened = double.press(ada, original, /^why$/);
    expect((await opened.answered()).modal?.title).toBe('Why');
    expect(() => double.submitModal(opened, {})).toThrow('requires reason');
    const submitted = await double.submitModal(opened, { reason: 'so' }).answered();
    expect(submitted).toMatchObject({ type: 7, text: 'Because so' });
    expect(double.violations).toEqual([]);
  });

  test('after 3 seconds an interaction is unknown: 404, 10062', async () => {
    const failed = new Promise<DiscordAPIError>((resolve) =>
      onSlash(async (interaction) => {
        double.clock.advance(3001);
        resolve(await refusal(interaction.reply('late')));
      }),
    );
    const interaction = double.slash(ada, 'events', 'event create', { title: 'Rally' });
    await expect(interaction.answered()).rejects.toThrow('The application did not respond');
    expect(await failed).toMatchObject({ status: 404, code: 10_062 });
  });

  test('a second acknowledgement is refused: 400, 40060', async () => {
    const failed = new Promise<DiscordAPIError>((resolve) =>
      onSlash(async (interaction) => {
        await interaction.reply('one');
        const path = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
        resolve(
          await refusal(client.rest.post(path, { body: { type: 4, data: { content: 'two' } }, auth: false })),
        );
      }),
    );
    double.slash(ada, 'events', 'event create', { title: 'Rally' });
    expect(await failed).toMatchObject({ status: 400, code: 40_060 });
  });

  test('follow-ups are possible for 15 minutes', async () => {
    const failed = new Promise<DiscordAPIError>((resolve) =>
      onSlash(async (interaction) => {
        await interaction.reply('one');
        double.clock.advance(15 * 60_000 + 1);
        resolve(await refusal(interaction.followUp('two')));
      }),
    );
    double.slash(ada, 'events', 'event create', { title: 'Rally' });
    expect(await failed).toMatchObject({ status: 401, code: 50_027 });
  });

  test('while the bot is away nobody answers', async () => {
    await client.destroy();
    await double.waitUntilOffline();
    const interaction = double.slash(ada, 'events', 'event create', { title: 'Rally' });
    double.clock.advance(3001);
    await expect(interaction.answered()).rejects.toThrow('no gateway session was open');
  });
});

describe('messages', () => {
  test('are sent, read in pages, edited and deleted', async () => {
    const channel = await sendable();
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
    const channel = await sendable();
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
    const fetched = await (await sendable()).messages.fetch(said.id);
    expect(fetched.content).toBe('');
    const error = await refusal(
      client.rest.patch(`/channels/${said.channelId}/messages/${said.id}`, { body: { content: 'x' } }),
    );
    expect(error.code).toBe(50_005);
  });

  test('permissions of the channel are kept: 50013 and 50001', async () => {
    const channel = await sendable();
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
    expect(double.violations).toEqual([]);
  });

  test('old posts take few edits, then 429 with 30046', async () => {
    double.limits.oldEdits.limit = 1;
    const hasty = await login(newClient(INTENTS, ['/channels']));
    const post = await (await sendable('events', hasty)).send('post');
    await post.edit('young');
    double.ageMessage(message(), 3_600_001);
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
    const channel = await sendable();
    await Promise.all(['a', 'b', 'c'].map((content) => channel.send(content)));
    expect(double.snapshot('events').map((one) => one.text)).toEqual(['a', 'b', 'c']);
    expect(double.requests.filter(({ status }) => status === 429)).toEqual([]);
  });

  test('a 429 is obeyed and the request made again', async () => {
    const body = { message: 'You are being rate limited.', retry_after: 0.05, global: false };
    double.failNext('POST', '/channels/:id/messages', { status: 429, body });
    await (await sendable()).send('through');
    expect(double.requests.filter(({ method }) => method === 'POST').map(({ status }) => status)).toEqual([
      429, 200,
    ]);
  });

  test('a bucket which is used up answers 429', async () => {
    const channel = await sendable();
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

describe('reactions', () => {
  test('come as events without a time, and are read in pages ordered by user', async () => {
    const post = await (await sendable()).send('post');
    const raw: unknown[] = [];
    client.on('raw' as never, (packet: { t: string; d: unknown }) => {
      if (packet.t?.startsWith('MESSAGE_REACTION')) raw.push([packet.t, packet.d]);
    });
    const crowd = Array.from({ length: 120 }, (_, n) => double.person({ name: `p${n}` }));
    for (const person of crowd.toReversed()) double.react(person, message(), '✅');
    double.unreact(ada, message(), '✅');
    const [first] = crowd;
    if (!first) throw new Error('Nobody');
    double.unreact(first, message(), '✅');
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

  test('all of them and a message can be taken away by a moderator', async () => {
    await (await sendable()).send('post');
    double.react(ada, message(), '✅');
    const post = message();
    const cleared = new Promise((resolve) => client.once(Events.MessageReactionRemoveAll, resolve));
    double.clearReactions(post);
    await cleared;
    const gone = new Promise((resolve) => client.once(Events.MessageDelete, resolve));
    double.deleteMessage(post);
    await gone;
    expect(double.snapshot('events')).toEqual([]);
  });

  test('something which is no emoji is unknown: 10014', async () => {
    const post = await (await sendable()).send('post');
    expect((await refusal(post.react('nope:1'))).code).toBe(10_014);
  });
});

describe('gateway', () => {
  test('a dropped session is resumed and gets what it missed', async () => {
    await (await sendable()).send('post');
    const reacted = new Promise((resolve) =>
      client.once(Events.MessageReactionAdd, (reaction) => resolve(reaction.emoji.name)),
    );
    const resumed = new Promise((resolve) =>
      client.once(Events.ShardResume, (_, replayed) => resolve(replayed)),
    );
    double.dropGateway(4000);
    await double.waitUntilOffline();
    double.react(ada, message(), '✅');
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
    await (await sendable()).send('post');
    await client.destroy();
    await double.waitUntilOffline();
    double.react(ada, message(), '✅');
    client = newClient() as Client<true>;
    const heard: unknown[] = [];
    client.on(Events.MessageReactionAdd, (reaction) => heard.push(reaction));
    client = await login(client);
    const post = await (await sendable()).messages.fetch(message().id);
    expect(post.reactions.cache.get('✅')?.count).toBe(1);
    expect(heard).toEqual([]);
  });

  test('only events with an intent asked for are delivered', async () => {
    await client.destroy();
    const heard: string[] = [];
    const deaf = newClient([GatewayIntentBits.Guilds]);
    deaf.on('raw' as never, ({ t }: { t: string }) => heard.push(t));
    client = await login(deaf);
    await (await sendable()).send('post');
    double.react(ada, message(), '✅');
    double.permit('events', {});
    await double.waitFor(() => heard.includes('CHANNEL_UPDATE'));
    expect(heard).toEqual(['READY', 'GUILD_CREATE', 'CHANNEL_UPDATE']);
  });
});

describe('what a message may be', () => {
  const text = (content: string) => ({ type: 10, content });
  const button = (custom_id: string, label = 'Go') => ({ type: 2, style: 1, custom_id, label });
  const row = (...components: unknown[]) => ({ type: 1, components });

  test.each<[string, Record<string, unknown>, string]>([
    [
      'content beside V2',
      { flags: V2, content: 'x', components: [text('y')] },
      'components-v2-carries-components-only',
    ],
    [
      'embeds beside V2',
      { flags: V2, embeds: [{ title: 'x' }], components: [text('y')] },
      'components-v2-carries-components-only',
    ],
    ['a text display without the flag', { components: [text('y')] }, 'components-v2-types-need-the-flag'],
    [
      '41 components',
      { flags: V2, components: Array.from({ length: 40 }, () => ({ type: 17, components: [text('y')] })) },
      'at-most-40-components',
    ],
    [
      '4001 characters',
      { flags: V2, components: [text('x'.repeat(4000)), text('y')] },
      'at-most-4000-characters-of-text-displays',
    ],
    [
      'a button and a select in a row',
      { components: [row(button('a'), { type: 5, custom_id: 'b' })] },
      'action-row-has-5-buttons-or-1-select',
    ],
    ['a custom id twice', { components: [row(button('a'), button('a'))] }, 'custom-ids-are-unique'],
    [
      'a label of 81 characters',
      { components: [row(button('a', 'x'.repeat(81)))] },
      'button-label-at-most-80-characters',
    ],
    [
      'a link with a custom id',
      { components: [row({ type: 2, style: 5, url: 'https://a.org', custom_id: 'a', label: 'x' })] },
      'button-fields-fit-the-style',
    ],
    ['content of 2001 characters', { content: 'x'.repeat(2001) }, 'content-at-most-2000-characters'],
    [
      'embeds over 6000 characters',
      { embeds: Array.from({ length: 2 }, () => ({ description: 'x'.repeat(3001) })) },
      'embeds-at-most-6000-characters',
    ],
    ['the ephemeral flag', { content: 'x', flags: 64 }, 'only-settable-flags'],
  ])('%s is refused', async (_, body, rule) => {
    const path = `/channels/${double.channel('events').id}/messages` as const;
    const error = await refusal(client.rest.post(path, { body }));
    expect(error).toMatchObject({ status: 400, code: 50_035 });
    expect(double.violations[0]?.problems.map((problem) => problem.rule)).toContain(rule);
    expect(double.snapshot('events')).toEqual([]);
  });

  test('what the official schema refuses is named by its path', async () => {
    const path = `/channels/${double.channel('events').id}/messages` as const;
    const body = { components: [row(button('x'.repeat(101)))], nonce: 'n'.repeat(26) };
    const { rawError } = await refusal(client.rest.post(path, { body }));
    expect(rawError).toMatchObject({
      errors: {
        components: {
          0: { components: { 0: { custom_id: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }, {}] } } } },
        },
      },
    });
  });

  test('an empty one is refused with 50006', async () => {
    const path = `/channels/${double.channel('events').id}/messages` as const;
    expect((await refusal(client.rest.post(path, { body: { content: '' } }))).code).toBe(50_006);
  });

  test('the V2 flag stays on edit, and legacy fields must be reset on conversion', async () => {
    const channel = await sendable();
    const plain = await channel.send('plain');
    const path = `/channels/${channel.id}/messages/${plain.id}` as const;
    expect(
      (await refusal(client.rest.patch(path, { body: { flags: V2, components: [text('v2')] } }))).code,
    ).toBe(50_035);
    await client.rest.patch(path, { body: { flags: V2, content: null, components: [text('v2')] } });
    expect((await refusal(client.rest.patch(path, { body: { flags: 0 } }))).code).toBe(50_035);
    expect((await refusal(client.rest.patch(path, { body: { content: 'x' } }))).code).toBe(50_035);
    await client.rest.patch(path, { body: { components: [text('v3')] } });
    expect(double.snapshot('events')[0]?.text).toBe('v3');
  });
});
