import {
  type ChatInputCommandInteraction,
  Client,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  Partials,
  type SendableChannels,
} from 'discord.js';
import { type DiscordDouble, startDiscordDouble } from './discord-double.ts';
import type { Message, Person } from './model.ts';

/** A double with the real discord.js logged in to it, for the double's own tests. */
export interface Bench {
  readonly double: DiscordDouble;
  readonly client: Client<true>;
  readonly ada: Person;
}

export const INTENTS: readonly number[] = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.DirectMessages,
];

export async function startBench(): Promise<Bench> {
  const double = await startDiscordDouble();
  const ada = double.person({ name: 'ada', locale: 'es-ES' });
  return { double, ada, client: await login(double, newClient(double)) };
}

export function newClient(
  double: DiscordDouble,
  intents: readonly number[] = INTENTS,
  rest: { readonly rejectOnRateLimit?: string[]; readonly timeout?: number } = {},
): Client {
  const partials = [Partials.Channel, Partials.Message, Partials.Reaction, Partials.User];
  return new Client({ intents: [...intents], partials, rest: { api: double.url, ...rest } });
}

export async function login(double: DiscordDouble, client: Client): Promise<Client<true>> {
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(double.token);
  return ready;
}

export async function sendable(double: DiscordDouble, client: Client): Promise<SendableChannels> {
  const channel = await client.channels.fetch(double.channel('events').id);
  if (!channel?.isSendable()) throw new Error('#events takes no messages');
  return channel;
}

/** The error a refused call throws, as discord.js shows it. */
export async function refusal(call: Promise<unknown>): Promise<DiscordAPIError> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DiscordAPIError)) throw new Error(`Not refused by Discord: ${error}`);
  return error;
}

/** The oldest message people see in #events. */
export function oldest(double: DiscordDouble): Message {
  const [seen] = double.snapshot('events');
  if (!seen) throw new Error('#events is empty');
  return seen.message;
}

export function onSlash(
  client: Client,
  handle: (interaction: ChatInputCommandInteraction) => Promise<unknown>,
): void {
  client.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isChatInputCommand()) void handle(interaction);
  });
}
