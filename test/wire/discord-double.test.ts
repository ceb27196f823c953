import { ApplicationCommandOptionType, type Client, GatewayIntentBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DiscordDouble } from '../doubles/discord/index.ts';
import { newClient, refusal, startBench } from '../doubles/discord/real-client.ts';

let double: DiscordDouble;
let client: Client<true>;

beforeEach(async () => {
  ({ double, client } = await startBench());
});

afterEach(async () => {
  await client.destroy();
  await double.stop();
});

function many<T>(count: number, make: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, n) => make(n));
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
    const stranger = newClient(double);
    await expect(stranger.login('wrong')).rejects.toThrow('An invalid token was provided.');
    await stranger.destroy();
  });

  test('a privileged intent which is not switched on closes the gateway with 4014', async () => {
    const greedy = newClient(double, [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent]);
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
    // Discord fills in where commands can be installed, and discord.js compares that too.
    expect(full.first()?.equals({ ...COMMAND, integration_types: [0] })).toBe(true);
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
    [
      '26 options',
      { options: many(26, (n) => ({ type: 3, name: `o${n}`, description: 'd' })) },
      'BASE_TYPE_MAX_LENGTH',
    ],
    [
      'two options of one name',
      { options: many(2, () => ({ type: 3, name: 'same', description: 'd' })) },
      'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
    ],
    [
      'autocomplete beside choices',
      {
        options: [
          { type: 3, name: 'a', description: 'a', autocomplete: true, choices: [{ name: 'c', value: 'c' }] },
        ],
      },
      'APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_INVALID',
    ],
    [
      'a choice of 101 characters',
      {
        options: [{ type: 3, name: 'a', description: 'a', choices: [{ name: 'c', value: 'c'.repeat(101) }] }],
      },
      'BASE_TYPE_MAX_LENGTH',
    ],
  ])('with %s are refused', async (_, change, code) => {
    const body = [{ name: 'event', description: 'Events', ...change }];
    const error = await refusal(client.rest.put(`/applications/${double.applicationId}/commands`, { body }));
    expect(error).toMatchObject({ status: 400, code: 50_035 });
    expect(double.violations[0]?.problems.map((problem) => problem.code)).toContain(code);
    expect(double.commands).toEqual([]);
  });

  test('101 of them, or two of one name, are refused', async () => {
    const path = `/applications/${double.applicationId}/commands` as const;
    const tooMany = many(101, (n) => ({ name: `c${n}`, description: 'd' }));
    expect((await refusal(client.rest.put(path, { body: tooMany }))).code).toBe(50_035);
    const twins = many(2, () => ({ name: 'same', description: 'd' }));
    expect((await refusal(client.rest.put(path, { body: twins }))).code).toBe(50_035);
    const rules = double.violations.flatMap(({ problems }) => problems.map(({ rule }) => rule));
    expect(rules).toEqual(['at-most-100-commands', 'command-names-are-unique']);
  });
});
