import {
  ApplicationCommandResponseSchema,
  GatewayBotResponseSchema,
  GuildChannelResponseSchema,
  GuildWithCountsResponseSchema,
  InteractionCallbackResponseSchema,
  MessageResponseSchema,
  MyGuildResponseSchema,
  PrivateApplicationResponseSchema,
  RatelimitedResponseSchema,
  UserPIIResponseSchema,
  UserResponseSchema,
} from 'discord-api-spec/zod';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { type DiscordDouble, type Person, startDiscordDouble } from '../doubles/discord/index.ts';

type Schema = typeof MessageResponseSchema;

let double: DiscordDouble;
let ada: Person;

beforeEach(async () => {
  double = await startDiscordDouble();
  ada = double.person({ name: 'ada' });
});

afterEach(() => double.stop());

async function call(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; json: unknown }> {
  const response = await fetch(`${double.url}/v10${path}`, {
    method,
    headers: { Authorization: `Bot ${double.token}`, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, json: text === '' ? undefined : JSON.parse(text) };
}

/** Discord's own times have microseconds and an offset, where the schema made from its document wants a Z. */
function conforms(schema: Schema, json: unknown): void {
  const text = JSON.stringify(json).replaceAll(/\.(\d{3})\d{3}\+00:00"/g, '.$1Z"');
  const { error } = schema.safeParse(JSON.parse(text));
  expect(error?.issues ?? []).toEqual([]);
}

function messagesPath(): string {
  return `/channels/${double.channel('events').id}/messages`;
}

const V2_MESSAGE = {
  flags: 1 << 15,
  components: [
    {
      type: 17,
      accent_color: 255,
      components: [
        { type: 10, content: '## Rally <@1>' },
        { type: 14 },
        {
          type: 9,
          components: [{ type: 10, content: 'a' }],
          accessory: { type: 2, style: 5, label: 'Map', url: 'https://a.org' },
        },
        { type: 1, components: [{ type: 2, style: 1, custom_id: 'go', label: 'Go', emoji: { name: '✅' } }] },
        { type: 1, components: [{ type: 3, custom_id: 'pick', options: [{ label: 'One', value: '1' }] }] },
        { type: 1, components: [{ type: 5, custom_id: 'who' }] },
      ],
    },
  ],
};

describe('answers fit the official schemas', () => {
  test.each<[string, () => string, Schema]>([
    ['the bot', () => '/users/@me', UserPIIResponseSchema],
    ['a person', () => `/users/${ada.id}`, UserResponseSchema],
    ['the application', () => '/applications/@me', PrivateApplicationResponseSchema],
    ['the gateway', () => '/gateway/bot', GatewayBotResponseSchema],
    ['a channel', () => `/channels/${double.channel('events').id}`, GuildChannelResponseSchema],
    ['a guild', () => `/guilds/${double.guilds[0]?.id}`, GuildWithCountsResponseSchema],
  ])('%s', async (_, path, schema) => {
    const { status, json } = await call('GET', path());
    expect(status).toBe(200);
    conforms(schema, json);
  });

  test('messages, with components, reactions, embeds, replies', async () => {
    conforms(MessageResponseSchema, (await call('POST', messagesPath(), V2_MESSAGE)).json);
    const said = double.say(ada, 'events', 'hi');
    double.react(ada, said, '✅');
    const embeds = [{ title: 'T', description: 'D', color: 1, fields: [{ name: 'n', value: 'v' }] }];
    const reply = { content: 're', embeds, message_reference: { message_id: said.id } };
    conforms(MessageResponseSchema, (await call('POST', messagesPath(), reply)).json);
    for (const one of z.array(z.unknown()).parse((await call('GET', messagesPath())).json)) {
      conforms(MessageResponseSchema, one);
    }
  });

  test('the servers of the bot', async () => {
    const { json } = await call('GET', '/users/@me/guilds?limit=1');
    const listed = z.array(z.unknown()).parse(json);
    expect(listed).toHaveLength(1);
    for (const one of listed) conforms(MyGuildResponseSchema, one);
    const { id } = double.guilds[0] ?? {};
    expect((await call('GET', `/users/@me/guilds?after=${id}`)).json).toEqual([]);
    expect((await call('GET', '/users/@me/guilds?limit=201')).status).toBe(400);
  });

  test('commands', async () => {
    const options = [
      { type: 3, name: 'q', description: 'Q', required: true, autocomplete: true },
      { type: 4, name: 'n', description: 'N', choices: [{ name: 'one', value: 1 }] },
    ];
    const body = [{ name: 'ask', description: 'Ask', options, default_member_permissions: '32' }];
    const { json } = await call('PUT', `/applications/${double.applicationId}/commands`, body);
    for (const one of z.array(z.unknown()).parse(json)) conforms(ApplicationCommandResponseSchema, one);
    expect(json).toEqual([expect.objectContaining({ default_member_permissions: '32' })]);
  });

  test('refusals and rate limits', async () => {
    // The schema wants numbers for the inner codes; the documentation and Discord have names ("Reference").
    expect((await call('POST', messagesPath(), { content: 'x'.repeat(2001) })).json).toEqual({
      code: 50_035,
      message: 'Invalid Form Body',
      errors: {
        content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 2000 or fewer in length.' }] },
      },
    });
    double.limits.usual.limit = 0;
    const limited = await call('GET', '/users/@me');
    expect(limited.status).toBe(429);
    // The code is documented as present "for some limits" only, where the schema always wants one.
    conforms(RatelimitedResponseSchema, {
      code: 0,
      ...z.record(z.string(), z.unknown()).parse(limited.json),
    });
  });

  test('interaction callbacks', async () => {
    await call('PUT', `/applications/${double.applicationId}/commands`, [
      { name: 'ask', description: 'Ask' },
    ]);
    const asked = double.slash(ada, 'events', 'ask');
    const callback = (id: string, token: string) =>
      `/interactions/${id}/${token}/callback?with_response=true`;
    const replied = await call('POST', callback(asked.id, asked.token), { type: 4, data: V2_MESSAGE });
    conforms(InteractionCallbackResponseSchema, replied.json);
    const { message } = asked.answer();
    if (!message) throw new Error('No message');
    const pressed = double.press(ada, message, 'go');
    const updated = await call('POST', callback(pressed.id, pressed.token), { type: 7, data: V2_MESSAGE });
    conforms(InteractionCallbackResponseSchema, updated.json);
    const chosen = double.choose(ada, message, 'pick', ['One']);
    expect(chosen.payload).toMatchObject({ data: { values: ['1'], component_type: 3 } });
    expect(() => double.press(ada, message, 'Map')).toThrow('is a link');
    expect(double.violations).toEqual([]);
  });
});

test('a modal of 6 components, a wrong kind of response, and 26 autocomplete choices are refused', async () => {
  const option = { type: 3, name: 'q', description: 'Q', autocomplete: true };
  const commands = [{ name: 'ask', description: 'Ask', options: [option] }];
  await call('PUT', `/applications/${double.applicationId}/commands`, commands);
  const asked = double.slash(ada, 'events', 'ask');
  const path = `/interactions/${asked.id}/${asked.token}/callback`;
  const input = (n: number) => ({
    type: 18,
    label: 'L',
    component: { type: 4, style: 1, custom_id: `${n}` },
  });
  const modal = { custom_id: 'm', title: 'T', components: [1, 2, 3, 4, 5, 6].map(input) };
  expect((await call('POST', path, { type: 9, data: modal })).status).toBe(400);
  expect((await call('POST', path, { type: 7, data: { content: 'x' } })).status).toBe(400);
  expect((await call('POST', path, { type: 8, data: { choices: [] } })).status).toBe(400);
  const typed = double.autocomplete(ada, 'events', 'ask', { q: 'a' });
  const choices = Array.from({ length: 26 }, (_, n) => ({ name: `c${n}`, value: `${n}` }));
  const answered = await call('POST', `/interactions/${typed.id}/${typed.token}/callback`, {
    type: 8,
    data: { choices },
  });
  expect(answered.status).toBe(400);
  const rules = double.violations.flatMap(({ problems }) => problems.map(({ rule }) => rule));
  expect(rules).toContain('modal-has-1-to-5-components');
  expect(rules).toContain('autocomplete-choices-within-limits');
  expect(rules.filter((rule) => rule === 'response-type-fits-the-interaction')).toHaveLength(2);
  expect((await call('POST', path, { type: 9, data: { ...modal, components: [input(1)] } })).status).toBe(
    204,
  );
});

test('unknown routes are refused and written down', async () => {
  expect((await call('GET', '/no/such/thing')).status).toBe(404);
  expect(double.violations).toEqual([expect.objectContaining({ path: '/no/such/thing' })]);
});

describe('the gateway by hand', () => {
  function open(): WebSocket {
    return new WebSocket(`${double.url.replace('http', 'ws').replace('/api', '')}/?v=10&encoding=json`);
  }

  function identify(d: Record<string, unknown>): string {
    return JSON.stringify({
      op: 2,
      d: { token: double.token, properties: { os: 'a', browser: 'b', device: 'c' }, ...d },
    });
  }

  test.each<[string, () => string, number]>([
    ['invalid intents', () => identify({ intents: 1 << 30 }), 4013],
    ['privileged intents', () => identify({ intents: 1 << 15 }), 4014],
    ['a wrong token', () => identify({ intents: 1, token: 'x' }), 4004],
    ['an unknown op', () => JSON.stringify({ op: 77, d: null }), 4001],
    ['no JSON', () => 'hello', 4002],
    ['a command before identifying', () => JSON.stringify({ op: 3, d: {} }), 4003],
  ])('%s closes it', async (_, command, code) => {
    const socket = open();
    socket.once('message', () => socket.send(command()));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    expect(await closed).toBe(code);
  });

  test('an unknown session is invalid, and heartbeats are acknowledged', async () => {
    const socket = open();
    const said: unknown[] = [];
    socket.on('message', (text) => said.push(JSON.parse(text.toString())));
    await double.waitFor(() => said.length === 1);
    expect(said[0]).toMatchObject({ op: 10, d: { heartbeat_interval: 41_250 } });
    socket.send(JSON.stringify({ op: 1, d: null }));
    await double.waitFor(() => said.length === 2);
    expect(said[1]).toMatchObject({ op: 11 });
    socket.send(JSON.stringify({ op: 6, d: { token: double.token, session_id: 'gone', seq: 1 } }));
    await double.waitFor(() => said.length === 3);
    expect(said[2]).toMatchObject({ op: 9, d: false });
    socket.terminate();
  });
});
