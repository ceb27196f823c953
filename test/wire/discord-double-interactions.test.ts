import {
  ApplicationCommandOptionType,
  ButtonStyle,
  type Client,
  ComponentType,
  type DiscordAPIError,
  Events,
  MessageFlags,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DiscordDouble, Person } from '../doubles/discord/index.ts';
import { onSlash, refusal, startBench } from '../doubles/discord/real-client.ts';

const V2 = MessageFlags.IsComponentsV2;

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

describe('interactions', () => {
  beforeEach(() => client.application.commands.set([COMMAND]));

  test('a slash command arrives whole and its ephemeral answer is seen by the person alone', async () => {
    const host = double.person({ name: 'grace' });
    onSlash(client, (interaction) => {
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
    onSlash(client, async (interaction) => {
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
    onSlash(client, (interaction) =>
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
      onSlash(client, async (interaction) => {
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
      onSlash(client, async (interaction) => {
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
      onSlash(client, async (interaction) => {
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
