import { type Client, Events, type ModalSubmitInteraction, PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DiscordDouble, type Person, startDiscordDouble } from '../doubles/discord/index.ts';
import type { InteractionRecord } from '../doubles/discord/interaction-record.ts';
import type { Role } from '../doubles/discord/model.ts';
import { login, newClient, onSlash } from '../doubles/discord/real-client.ts';

let double: DiscordDouble;
let client: Client<true>;
let ada: Person;
let helpers: Role;

beforeEach(async () => {
  const secret = { name: 'secret', everyoneDeny: PermissionFlagsBits.ViewChannel };
  double = await startDiscordDouble({ guilds: [{ channels: ['events', secret] }] });
  ada = double.person({ name: 'ada' });
  helpers = double.role({ name: 'helpers', permissions: 0n });
  client = await login(double, newClient(double));
  await client.application.commands.set([{ name: 'settings', description: 'Settings' }]);
});

afterEach(async () => {
  await client.destroy();
  await double.stop();
});

const options = (...values: string[]) => values.map((value) => ({ label: `The ${value}`, value }));
const kind = { type: 3, custom_id: 'kind', options: options('rally', 'march') };
const label = (component: object, more: object = {}) => ({ type: 18, label: 'A field', component, ...more });

/** What comes of opening a modal with these components: how it was answered, or what it was refused with. */
async function opened(...components: object[]): Promise<InteractionRecord> {
  onSlash(client, ({ id, token }) =>
    client.rest
      .post(`/interactions/${id}/${token}/callback`, {
        body: { type: 9, data: { custom_id: 'settings', title: 'Settings', components } },
        auth: false,
      })
      .catch(() => {}),
  );
  const record = double.slash(ada, 'events', 'settings');
  await double.waitFor(() => record.modal ?? double.violations[0]);
  return record;
}

describe('the menus of a modal', () => {
  const ids = (...given: string[]) => given.map((id) => ({ id, type: 'role' }));
  const roles = { type: 6, custom_id: 'roles' };

  test.each<[string, object]>([
    ['26 options', label({ ...kind, options: options(...'abcdefghijklmnopqrstuvwxyz') })],
    ['no options', label({ ...kind, options: [] })],
    ['an option twice', label({ ...kind, options: options('rally', 'rally') })],
    ['two options chosen where one can be', label({ ...kind, options: kind.options.map(chosen) })],
    ['more to choose than there are', label({ ...kind, max_values: 3 })],
    [
      'two roles chosen where one can be',
      label({ ...roles, default_values: ids('1'.repeat(18), '2'.repeat(18)) }),
    ],
    [
      'one role chosen where two must be',
      label({ ...roles, min_values: 2, max_values: 2, default_values: ids('1'.repeat(18)) }),
    ],
    ['nothing to be chosen in what is required', label({ ...roles, min_values: 0 })],
    ['a disabled one', label({ ...roles, disabled: true })],
    [
      'a person where roles are asked for',
      label({ ...roles, default_values: [{ id: '1'.repeat(18), type: 'user' }] }),
    ],
    ['a label of 46 characters', label(roles, { label: 'x'.repeat(46) })],
    ['a description of 101 characters', label(roles, { description: 'x'.repeat(101) })],
    ['no label around it', roles],
    ['a row around it', { type: 1, components: [roles] }],
  ])('are refused with %s', async (_, component) => {
    const record = await opened(component);
    expect(record.modal).toBeNull();
    expect(double.violations).toHaveLength(1);
  });

  test('are refused with an id that another bears', async () => {
    const record = await opened(label(kind), label({ ...roles, custom_id: 'kind' }));
    expect(record.modal).toBeNull();
  });

  test('are handed in with what was chosen, and with what the ids stand for', async () => {
    const submitted = new Promise<ModalSubmitInteraction>((resolve) =>
      client.on(Events.InteractionCreate, (interaction) => {
        if (interaction.isModalSubmit()) resolve(interaction);
      }),
    );
    const record = await opened(
      label(kind, { description: 'What it is' }),
      label({ ...roles, max_values: 2, default_values: ids(helpers.id) }),
      label({ type: 5, custom_id: 'people', required: false, min_values: 0 }),
      label({ type: 8, custom_id: 'channel', channel_types: [0] }),
    );
    expect(double.violations).toEqual([]);
    const grace = double.person({ name: 'grace' });
    const { id: events } = double.channel('events');
    double.submitModal(record, { kind: 'The march', people: grace.id, channel: events });
    const { fields } = await submitted;
    expect(fields.getStringSelectValues('kind')).toEqual(['march']);
    expect(fields.getSelectedRoles('roles')?.map((role) => role?.name)).toEqual(['helpers']);
    expect(fields.getSelectedUsers('people')?.map(({ username }) => username)).toEqual(['grace']);
    expect([...(fields.getSelectedMembers('people')?.keys() ?? [])]).toEqual([grace.id]);
    expect(fields.getSelectedChannels('channel')?.map(({ id }) => id)).toEqual([events]);
  });

  test('are not handed in while Discord’s client would hold it back', async () => {
    const record = await opened(
      label(kind),
      label({ ...roles, required: false, min_values: 0 }),
      label({ type: 8, custom_id: 'channel', required: false, min_values: 0, channel_types: [5] }),
      label({ type: 8, custom_id: 'any', required: false, min_values: 0 }),
      label({ type: 5, custom_id: 'people', required: false, min_values: 0 }),
    );
    const send = (values: Record<string, string | string[]>) => () =>
      double.submitModal(record, { kind: 'march', ...values });
    expect(() => double.submitModal(record, {})).toThrow('requires kind');
    expect(send({ kind: [] })).toThrow('requires kind');
    expect(send({ kind: 'party' })).toThrow('no option party');
    expect(send({ kind: ['march', 'rally'] })).toThrow('2 chosen');
    expect(send({ roles: '123' })).toThrow('No role has the id 123');
    expect(send({ people: '123' })).toThrow('Nobody has the id 123');
    expect(send({ channel: double.channel('events').id })).toThrow('events is not offered');
    expect(send({ any: double.channel('secret').id })).toThrow('secret is not offered');
    expect(send({ colour: 'red' })).toThrow('no field colour');
  });
});

function chosen<Option extends object>(option: Option) {
  return { ...option, default: true };
}
