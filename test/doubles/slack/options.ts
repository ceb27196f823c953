import type { Message } from './model.ts';
import type { SeenMessage } from './snapshot.ts';

/** What a test may say of the workspace it wants; everything has a default. */
export interface SlackDoubleOptions {
  readonly team?: { readonly id?: string; readonly name?: string; readonly domain?: string };
  readonly botName?: string;
  /** The app's one slash command. */
  readonly command?: string;
  readonly channels?: readonly (string | ChannelOptions)[];
  /** The scopes which the bot token holds. */
  readonly scopes?: readonly string[];
  /** "interactivity/implementing-slash-commands": "Escape channels, users, and links sent to your app". */
  readonly escapesCommands?: boolean;
}

export interface ChannelOptions {
  readonly name: string;
  readonly private?: boolean;
  readonly botIsMember?: boolean;
  readonly archived?: boolean;
}

export interface NewPerson {
  readonly name: string;
  readonly locale?: string;
  readonly timeZone?: string;
  readonly admin?: boolean;
  readonly owner?: boolean;
  /** In some channels only, as `channels` says. */
  readonly guest?: boolean;
  /** The id of another workspace, with which a channel is shared. */
  readonly team?: string;
  /** The channels they are in; all of them unless said otherwise. */
  readonly channels?: readonly string[];
}

/** What a direct message is besides its words. */
export interface DirectMessageOptions {
  /** Of https://docs.slack.dev/reference/events/message: `file_share`, `me_message`, … */
  readonly subtype?: string | null;
  /** One of the messages of the thread it is in. */
  readonly thread?: Message | SeenMessage | null;
}

export const USUAL_SCOPES: readonly string[] = [
  'commands',
  'chat:write',
  'reactions:read',
  'reactions:write',
  'users:read',
  'app_mentions:read',
  'im:history',
  'im:write',
  'channels:history',
  'groups:history',
  'channels:read',
];
