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
  /** The channels they are in; all of them unless said otherwise. */
  readonly channels?: readonly string[];
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
