import { homedir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { environment } from './environment.ts';
import type { LogLevel } from './operations/log.ts';
import { decodeSecret } from './people/secret.ts';
import { exitCodes, StartupError } from './startup-error.ts';

export interface Config extends Keeping {
  readonly discord: { readonly token: string; readonly apiUrl: string | undefined } | null;
  readonly slack: SlackConfig | null;
  readonly contentDir: string;
  readonly host: string;
  readonly port: number;
  readonly playground: boolean;
  readonly logLevel: LogLevel;
  /** How often (ms) the reactions under open posts are read again, in case some were missed. */
  readonly reconcileEvery: number;
  /** How often one person may tap, each minute; what a group may do together grows with it. */
  readonly tapsPerMinute: number;
}

/** What is kept, where, and for how long: all that backups and wiping need. */
export interface Keeping {
  /** Where the database lies if there is no `databaseUrl`. */
  readonly dataDir: string;
  /** The address of a PostgreSQL database, with its password; null: SQLite in `dataDir`. */
  readonly databaseUrl: string | null;
  /** Where the secret is: given in the environment, or in a file (made there if `make`). */
  readonly secret: { readonly bytes: Uint8Array } | { readonly file: string; readonly make: boolean };
  /** The secret that was in force before this one, while it is changed; null: it is not. */
  readonly previousSecret: { readonly bytes: Uint8Array } | { readonly file: string } | null;
  /** For how many days after an event it is kept who said what; then only counts are. Backups are kept no longer. */
  readonly retentionDays: number;
  readonly backupDir: string;
  /** What backups are sealed with; null: they are not, unless somebody asks for it. */
  readonly passphrase: { readonly text: string } | { readonly file: string } | null;
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
export function readConfig(env: Surroundings): Config {
  const read = parsed(environment, env);
  const keeping = keepingOf(read);
  const discord = read.DISCORD_TOKEN ? { token: read.DISCORD_TOKEN, apiUrl: read.DISCORD_API_URL } : null;
  const slack = slackOf(read);
  const connected = discord !== null || slack !== null;
  if (read.PLAYGROUND === 'off' && !connected) {
    throw wrong(
      'DISCORD_TOKEN and SLACK_BOT_TOKEN are not set and PLAYGROUND is off, so there is nothing to start. Set a token, or PLAYGROUND to auto.',
    );
  }
  return {
    ...keeping,
    discord,
    slack,
    contentDir: read.CONTENT_DIR,
    host: read.HOST,
    port: read.PORT,
    playground: read.PLAYGROUND === 'on' || (read.PLAYGROUND === 'auto' && !connected),
    logLevel: read.LOG_LEVEL,
    reconcileEvery: read.RECONCILE_SECONDS * 1000,
    tapsPerMinute: read.TAPS_PER_MINUTE,
  };
}

type Surroundings = Readonly<Record<string, string | undefined>>;

function parsed<Schema extends z.ZodObject>(schema: Schema, env: Surroundings): z.output<Schema> {
  // In a .env file "NAME=" means that nothing is set.
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = schema.safeParse(set);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  throw new StartupError(exitCodes.config, faults.join('\n'));
}

const kept = environment.pick({
  DATA_DIR: true,
  DATABASE_URL: true,
  SANCTUARY_SECRET: true,
  SANCTUARY_SECRET_FILE: true,
  SANCTUARY_SECRET_PREVIOUS: true,
  SANCTUARY_SECRET_PREVIOUS_FILE: true,
  XDG_CONFIG_HOME: true,
  RETENTION_DAYS: true,
  BACKUP_DIR: true,
  BACKUP_PASSPHRASE: true,
  BACKUP_PASSPHRASE_FILE: true,
});

/** The same for those settings alone: whoever must save or wipe what is kept need not mend the others first. */
export function readKeeping(env: Surroundings): Keeping {
  return keepingOf(parsed(kept, env));
}

function keepingOf(read: z.output<typeof kept>): Keeping {
  if (read.SANCTUARY_SECRET && read.SANCTUARY_SECRET_FILE)
    throw wrong('SANCTUARY_SECRET and SANCTUARY_SECRET_FILE are both set. Keep one of them.');
  if (read.SANCTUARY_SECRET_PREVIOUS && read.SANCTUARY_SECRET_PREVIOUS_FILE)
    throw wrong(
      'SANCTUARY_SECRET_PREVIOUS and SANCTUARY_SECRET_PREVIOUS_FILE are both set. Keep one of them.',
    );
  const { BACKUP_PASSPHRASE: text, BACKUP_PASSPHRASE_FILE: file } = read;
  if (text && file)
    throw wrong('BACKUP_PASSPHRASE and BACKUP_PASSPHRASE_FILE are both set. Keep one of them.');
  return {
    dataDir: read.DATA_DIR,
    databaseUrl: read.DATABASE_URL ?? null,
    secret: secretOf(read),
    previousSecret: previousOf(read),
    retentionDays: read.RETENTION_DAYS,
    backupDir: read.BACKUP_DIR ?? join(read.DATA_DIR, 'backups'),
    passphrase: text ? { text } : file ? { file } : null,
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

function secretOf(read: z.output<typeof kept>): Keeping['secret'] {
  const bytes = read.SANCTUARY_SECRET ? decodeSecret(read.SANCTUARY_SECRET) : null;
  if (bytes) return { bytes };
  if (read.SANCTUARY_SECRET_FILE) return { file: read.SANCTUARY_SECRET_FILE, make: false };
  return { file: usualSecretFile(read.XDG_CONFIG_HOME), make: true };
}

/** XDG Base Directory Specification: absolute, else $HOME/.config. */
export function usualSecretFile(configHome: string | undefined): string {
  const home = configHome?.startsWith('/') ? configHome : join(homedir(), '.config');
  return join(home, 'sanctuary-bot', 'secret');
}

function previousOf(read: z.output<typeof kept>): Keeping['previousSecret'] {
  const bytes = read.SANCTUARY_SECRET_PREVIOUS ? decodeSecret(read.SANCTUARY_SECRET_PREVIOUS) : null;
  if (bytes) return { bytes };
  return read.SANCTUARY_SECRET_PREVIOUS_FILE ? { file: read.SANCTUARY_SECRET_PREVIOUS_FILE } : null;
}

function wrong(message: string): StartupError {
  return new StartupError(exitCodes.config, message);
}
