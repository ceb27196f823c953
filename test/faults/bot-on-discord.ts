import { PermissionFlagsBits } from 'discord.js';
import { expect } from 'vitest';
import type {
  DiscordDouble,
  InteractionAnswer,
  Message,
  Person,
  SeenMessage,
} from '../doubles/discord/index.ts';
import { type BotProcess, newFolder, startBot } from '../scenarios/bot-process.ts';
import { settleGroup } from '../scenarios/settled-group.ts';

/** What @everyone may do in the double's server, and what makes somebody an organizer there. */
const member =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.UseApplicationCommands |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AddReactions;
const organizer = member | PermissionFlagsBits.ManageEvents;

/** Settings that connect a bot to this Discord, with folders of its own. */
export function settings(discord: DiscordDouble, more: Record<string, string> = {}): Record<string, string> {
  return {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    DATA_DIR: newFolder('data'),
    XDG_CONFIG_HOME: newFolder('config'),
    ...more,
  };
}

/** Starts the bot and waits until people can use it; fails with its log if it ends before. */
export async function readyBot(discord: DiscordDouble, env: Record<string, string>): Promise<BotProcess> {
  for (const { id } of discord.guilds) await settleGroup(env.DATA_DIR ?? '', 'discord', id);
  const bot = startBot(env);
  const isReady = () => {
    if (hasEnded(bot)) throw new Error(`the bot ended before it was ready:\n${bot.log()}`);
    return discord.online && discord.commands.length > 0 && bot.codes().includes('ready');
  };
  await discord.waitFor(isReady, { for: 'the bot to be ready', withinMs: 60_000 });
  return bot;
}

export function hasEnded({ child }: BotProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

export function newOrganizer(discord: DiscordDouble, name = 'rosa'): Person {
  return discord.person({ name, permissions: organizer });
}

export interface Hearing {
  readonly title: string;
  readonly start: Temporal.ZonedDateTime;
  readonly kind?: string;
}

/** Six days from now at 10 in the morning. */
export function nextWeek(): Temporal.ZonedDateTime {
  const timeZone = 'America/Los_Angeles';
  const day = Temporal.Now.plainDateISO(timeZone).add({ days: 6 });
  return day.toZonedDateTime({ timeZone, plainTime: '10:00' });
}

/** At least this far ahead, on a whole minute. */
export function minutesAhead(minutes: number): Temporal.ZonedDateTime {
  return Temporal.Now.zonedDateTimeISO('America/Los_Angeles')
    .add({ minutes })
    .round({ smallestUnit: 'minute', roundingMode: 'ceil' });
}

/** What an organizer types for it. */
export function creation({ title, start, kind = 'council-meeting' }: Hearing): Record<string, string> {
  const when = start.toPlainDateTime().toString({ smallestUnit: 'minute' });
  return { kind, title, when, place: 'City Hall, Room 340' };
}

/** Asks for an event and gets the draft with its buttons. */
export async function drafted(
  discord: DiscordDouble,
  person: Person,
  hearing: Hearing,
  channel = 'events',
): Promise<Message> {
  const answer = await discord.slash(person, channel, 'event create', creation(hearing)).answered();
  expect(answer.text).toContain('Is this right?');
  return there(answer.message);
}

/** Creates and confirms an event; resolves to what its organizer is told. */
export async function published(
  discord: DiscordDouble,
  person: Person,
  hearing: Hearing,
  channel = 'events',
): Promise<InteractionAnswer> {
  const draft = await drafted(discord, person, hearing, channel);
  return discord.press(person, draft, 'Post it').answered({ withinMs: 60_000 });
}

/** The messages in a channel, visible to all, that name this event; reminders and notices too. */
export function naming(discord: DiscordDouble, title: string, channel = 'events'): SeenMessage[] {
  return discord.snapshot(channel).filter(({ text }) => text.includes(title));
}

/** Its post, once the bot's own reactions stand under it. */
export function seededPost(discord: DiscordDouble, title: string): Promise<SeenMessage> {
  return discord.waitFor(
    () => naming(discord, title).find(({ reactions }) => Object.keys(reactions).length === 3),
    { for: `the post of ${title} with its reactions`, withinMs: 30_000 },
  );
}

/** The id of the event whose buttons a message bears. */
export function eventIdIn(message: SeenMessage): string {
  const id = message.buttons.map(({ customId }) => /^rsvp:([^:]+):/.exec(customId ?? '')?.[1]).find(Boolean);
  return there(id);
}

/** A message as it stands, but with a button that bears this custom id: what a forger would press. */
export function forged(message: Message, customId: string): Message {
  const button = { type: 2, id: 2, style: 2, label: 'forged', custom_id: customId };
  return { ...message, components: [{ type: 1, id: 1, components: [button] }] };
}

/** The bot lives and does its work: somebody asks, and gets reviewed text with its source. */
export async function expectAlive(discord: DiscordDouble, bot: BotProcess, person: Person): Promise<void> {
  const question = 'Can the police ask about my immigration status?';
  const answer = await discord.slash(person, 'general', 'ask', { question }).answered();
  expect(answer.text).toContain('Source');
  expect(hasEnded(bot)).toBe(false);
}

/** The bot pinged nobody, and nothing was sent that Discord forbids. */
export function expectProper(discord: DiscordDouble): void {
  const byBot = ({ authorId }: Message) => authorId === discord.bot.id;
  const pings = discord.guilds.flatMap(({ channels }) =>
    channels.flatMap(({ messages }) =>
      [...messages.values()]
        .filter(byBot)
        .flatMap(({ mentions: { everyone, users, roles } }) => [
          ...(everyone ? ['@everyone'] : []),
          ...users,
          ...roles,
        ]),
    ),
  );
  expect(pings).toEqual([]);
  expect([...discord.violations, ...discord.loud]).toEqual([]);
}

/** Plain words: no stack trace, no class of error, no path into the sources. */
export function expectPlain(text: string): void {
  expect(text.trim()).not.toBe('');
  expect(text).not.toMatch(/\bat .*[jt]s:\d+:\d+|\b\w*Error\b|\.ts\b|node_modules|undefined|\[object /);
}

export function there<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('there is no such thing');
  return value;
}
