import { PermissionFlagsBits } from 'discord.js';
import { startDiscordDouble } from '../../doubles/discord/index.ts';
import { startSlackDouble } from '../../doubles/slack/index.ts';
import { newFolder } from '../../scenarios/bot-process.ts';
import { there } from '../bot-on-discord.ts';

/** So many channels besides, for what would crowd one. */
export const rooms = 30;

export type ChannelName = 'events' | 'organizers' | `room-${number}`;

const allRooms = Array.from({ length: rooms }, (_, at) => `room-${at}`);

/** A chat with a channel `events` for its members and a channel `organizers`, seen from outside. */
export interface Chat {
  readonly platform: 'discord' | 'slack';
  /** The server or workspace, by its own id. */
  readonly group: string;
  readonly channelId: (name: ChannelName) => string;
  /** What tells a bot to connect to it. */
  readonly env: Readonly<Record<string, string>>;
  /** The texts that stand in a channel. */
  readonly texts: (channel: ChannelName) => string[];
  /** Somebody who is new there: how the bot calls them, and the texts that came to them directly. */
  readonly newcomer: () => { readonly account: string; readonly texts: () => string[] };
  /** What the bot did that the platform forbids. */
  readonly violations: () => readonly unknown[];
  stop(): Promise<void>;
}

export const chats: Readonly<Record<string, () => Promise<Chat>>> = {
  async Discord() {
    const { ViewChannel } = PermissionFlagsBits;
    const organizers = { name: 'organizers', everyoneDeny: ViewChannel, botAllow: ViewChannel };
    const discord = await startDiscordDouble({
      guilds: [{ channels: ['general', 'events', organizers, ...allRooms] }],
    });
    const guild = there(discord.guilds[0]);
    return {
      platform: 'discord',
      group: guild.id,
      channelId: (name) => discord.channel(name).id,
      env: {
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.url,
        XDG_CONFIG_HOME: newFolder('config'),
      },
      texts: (channel) => discord.snapshot(channel).map(({ text }) => text),
      newcomer() {
        const person = discord.person({ name: 'ana' });
        const texts = () => discord.snapshot({ dm: person }).map(({ text }) => text);
        return { account: `discord:${person.id}`, texts };
      },
      violations: () => discord.violations,
      stop: () => discord.stop(),
    };
  },
  async Slack() {
    const slack = await startSlackDouble({
      channels: ['general', 'events', { name: 'organizers', private: true, botIsMember: true }, ...allRooms],
    });
    return {
      platform: 'slack',
      group: slack.team.id,
      channelId: (name) => slack.channel(name).id,
      env: {
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_APP_TOKEN: slack.appToken,
        SLACK_API_URL: slack.apiUrl,
        XDG_CONFIG_HOME: newFolder('config'),
      },
      texts: (channel) => slack.snapshot(channel).map(({ text }) => text),
      newcomer() {
        const person = slack.person({ name: 'ana' });
        const texts = () => slack.snapshot({ dm: person }).map(({ text }) => text);
        return { account: `slack:${slack.team.id}:${person.id}`, texts };
      },
      violations: () => slack.violations,
      stop: () => slack.stop(),
    };
  },
};
