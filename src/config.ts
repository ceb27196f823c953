import { homedir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { environment } from './environment.ts';
import type { LogLevel } from './operations/log.ts';
import { decodeSecret } from './people/secret.ts';
import { exitCodes, StartupError } from './startup-error.ts';

export interface Config {
  readonly discord: { readonly token: string; readonly apiUrl: string | undefined } | null;
  readonly slack: SlackConfig | null;
  /** Where the database lies if there is no `databaseUrl`. */
  readonly dataDir: string;
  /** The address of a PostgreSQL database, with its password; null: SQLite in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly contentDir: string;
  /** Where the secret is: given in the environment, or in a file (made there if `make`). */
  readonly secret: { readonly bytes: Uint8Array } | { readonly file: string; readonly make: boolean };
  readonly host: string;
  readonly port: number;
  readonly playground: boolean;
  readonly logLevel: LogLevel;
  /** How often (ms) the reactions under open posts are read again, in case some were missed. */
  readonly reconcileEvery: number;
  /** For how many days after an event it is kept who said what; then only counts are. */
  readonly retentionDays: number;
}

export interface SlackConfig {
  readonly botToken: string;
  /** Socket Mode, or signed requests to our own web server. */
  readonly way: { readonly appToken: string } | { readonly signingSecret: string };
  /** Ends in a slash. */
  readonly apiUrl: string | undefined;
  /** The one slash command, with its slash. */
  readonly command: string;
}

type Environment = z.output<typeof environment>;

/** Reads the settings. Throws a StartupError that tells every fault with its variable and the mend. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  // In a .env file "NAME=" means that nothing is set.
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = environment.safeParse(set);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new StartupError(exitCodes.config, faults.join('\n'));
  }
  const read = result.data;
  if (read.SANCTUARY_SECRET && read.SANCTUARY_SECRET_FILE) {
    throw wrong('SANCTUARY_SECRET and SANCTUARY_SECRET_FILE are both set. Keep one of them.');
  }
  const discord = read.DISCORD_TOKEN ? { token: read.DISCORD_TOKEN, apiUrl: read.DISCORD_API_URL } : null;
  const slack = slackOf(read);
  const connected = discord !== null || slack !== null;
  if (read.PLAYGROUND === 'off' && !connected) {
    throw wrong(
      'DISCORD_TOKEN and SLACK_BOT_TOKEN are not set and PLAYGROUND is off, so there is nothing to start. Set a token, or PLAYGROUND to auto.',
    );
  }
  return {
    discord,
    slack,
    dataDir: read.DATA_DIR,
    databaseUrl: read.DATABASE_URL ?? null,
    contentDir: read.CONTENT_DIR,
    secret: secretOf(read),
    host: read.HOST,
    port: read.PORT,
    playground: read.PLAYGROUND === 'on' || (read.PLAYGROUND === 'auto' && !connected),
    logLevel: read.LOG_LEVEL,
    reconcileEvery: read.RECONCILE_SECONDS * 1000,
    retentionDays: read.RETENTION_DAYS,
  };
}

function slackOf(read: Environment): SlackConfig | null {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = read;
  if (!botToken) {
    const lonely = appToken ? 'SLACK_APP_TOKEN' : signingSecret ? 'SLACK_SIGNING_SECRET' : null;
    if (lonely === null) return null;
    throw wrong(
      `SLACK_BOT_TOKEN is not set, but ${lonely} is. Copy the Bot User OAuth Token (xoxb-) from the page Install App of your Slack app.`,
    );
  }
  if (appToken && signingSecret) {
    throw wrong(
      'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set. Keep the first for Socket Mode, or the second if Slack sends requests to this machine.',
    );
  }
  if (!appToken && !signingSecret) {
    throw wrong(
      'SLACK_APP_TOKEN is not set. Make an App-Level Token with the scope connections:write under “Basic Information” of your Slack app, and copy it here.',
    );
  }
  return {
    botToken,
    way: appToken ? { appToken } : { signingSecret: signingSecret ?? '' },
    apiUrl: read.SLACK_API_URL?.replace(/\/*$/, '/'),
    command: read.SLACK_COMMAND,
  };
}

function secretOf(read: Environment): Config['secret'] {
  const bytes = read.SANCTUARY_SECRET ? decodeSecret(read.SANCTUARY_SECRET) : null;
  if (bytes) return { bytes };
  if (read.SANCTUARY_SECRET_FILE) return { file: read.SANCTUARY_SECRET_FILE, make: false };
  // XDG Base Directory Specification: absolute, else $HOME/.config.
  const home = read.XDG_CONFIG_HOME?.startsWith('/') ? read.XDG_CONFIG_HOME : join(homedir(), '.config');
  return { file: join(home, 'sanctuary-bot', 'secret'), make: true };
}

function wrong(message: string): StartupError {
  return new StartupError(exitCodes.config, message);
}
