import {
  ButtonStyle,
  type Client,
  ComponentType,
  Events,
  GatewayIntentBits,
  type Interaction,
  type Message,
} from 'discord.js';
import { PrivateChannelResponseSchema } from 'discord-api-spec/zod';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DiscordDouble, Person } from '../doubles/discord/index.ts';
import { login, newClient, onSlash, refusal, startBench } from '../doubles/discord/real-client.ts';

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

function nextMessage(): Promise<Message> {
  return new Promise((resolve) =>
    client.on(Events.MessageCreate, (message) => {
      if (!message.author.bot) resolve(message);
    }),
  );
}

test('a direct message comes whole, without a guild, and its answer is read by that person alone', async () => {
  const coming = nextMessage();
  const written = double.dm(ada, 'Is it a rally?');
  const message = await coming;
  expect(message).toMatchObject({ id: written.id, content: 'Is it a rally?', guildId: null });
  expect(message.channel.type).toBe(1);
  await message.reply({ content: 'Yes', allowedMentions: { parse: [], repliedUser: false } });
  expect(double.snapshot({ dm: ada }).map(({ author, text }) => [author, text])).toEqual([
    ['ada', 'Is it a rally?'],
    ['sanctuary-bot', 'Yes'],
  ]);
  expect(double.snapshot({ dm: ada })[1]).toMatchObject({ repliesTo: written.id, pings: [] });
  expect(double.snapshot({ dm: double.person({ name: 'grace' }) })).toEqual([]);
  expect(double.violations).toEqual([]);
});

test('without the intent for them direct messages are not heard', async () => {
  await client.destroy();
  const heard: string[] = [];
  const deaf = newClient(double, [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages]);
  deaf.on(Events.Raw, ({ t }: { t: string | null }) => heard.push(t ?? ''));
  client = await login(double, deaf);
  const written = double.dm(ada, 'hello?');
  double.deleteMessage(written);
  double.permit('events', {});
  await double.waitFor(() => heard.includes('CHANNEL_UPDATE'));
  expect(heard.filter((event) => event.startsWith('MESSAGE'))).toEqual([]);
});

test('the bot may write first; the channel is the same, and fits the official schema', async () => {
  const user = await client.users.fetch(ada.id);
  await user.send('A reminder');
  const there = double.channel({ dm: ada });
  expect(double.snapshot({ dm: ada }).map(({ text }) => text)).toEqual(['A reminder']);
  const json = await client.rest.get(`/channels/${there.id}`);
  expect(PrivateChannelResponseSchema.safeParse(json).error).toBeUndefined();
  expect(json).toMatchObject({ id: there.id, recipients: [{ id: ada.id }] });
  expect(double.violations).toEqual([]);
});

test('whoever takes no direct messages (50007), or shares no server any more (50278), is not written to', async () => {
  const user = await client.users.fetch(ada.id);
  double.closeDms(ada);
  expect(await refusal(user.send('hello'))).toMatchObject({ status: 403, code: 50_007 });
  const grace = double.person({ name: 'grace' });
  double.dm(grace, 'hello');
  double.leave(grace);
  expect(() => double.dm(grace, 'hello?')).toThrow('shares no server');
  const route = `/channels/${double.channel({ dm: grace }).id}/messages` as const;
  expect((await refusal(client.rest.post(route, { body: { content: 'bye' } }))).code).toBe(50_278);
});

test("the bot cannot delete the person's messages there: 50003", async () => {
  const coming = nextMessage();
  double.dm(ada, 'mine');
  expect(await refusal((await coming).delete())).toMatchObject({ status: 403, code: 50_003 });
});

const row = {
  type: ComponentType.ActionRow as const,
  components: [
    {
      type: ComponentType.Button as const,
      style: ButtonStyle.Primary as const,
      custom_id: 'go',
      label: 'Go',
    },
  ],
};

test('commands and buttons work there; they come with a user and no guild', async () => {
  await client.application.commands.set([
    { name: 'ask', description: 'Ask', contexts: [0, 1] },
    { name: 'rally', description: 'Rally', contexts: [0] },
  ]);
  const seen: Interaction[] = [];
  client.on(Events.InteractionCreate, (interaction) => {
    seen.push(interaction);
    if (interaction.isButton()) void interaction.update({ content: 'gone', components: [] });
  });
  onSlash(client, (interaction) => interaction.reply({ content: 'Well?', components: [row] }));
  const asked = double.slash(ada, { dm: ada }, 'ask');
  const { message } = await asked.answered();
  if (!message) throw new Error('No answer');
  expect(asked.payload).toMatchObject({ context: 1, user: { id: ada.id }, channel: { type: 1 } });
  expect(asked.payload).not.toHaveProperty('guild_id');
  expect(asked.payload).not.toHaveProperty('member');
  expect(() => double.press(double.person({ name: 'grace' }), message, 'Go')).toThrow('does not see');
  await double.press(ada, message, 'Go').answered();
  expect(double.snapshot({ dm: ada }).map(({ text }) => text)).toEqual(['gone']);
  expect(seen.map((one) => [one.user.id, one.guildId, one.member])).toEqual([
    [ada.id, null, null],
    [ada.id, null, null],
  ]);
  expect(() => double.slash(ada, { dm: ada }, 'rally')).toThrow('not for direct messages');
  expect(double.violations).toEqual([]);
});
