import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { type LogLevel, logLevels } from './operations/log.ts';
import { decodeSecret } from './people/secret.ts';
import { exitCodes, StartupError } from './startup-error.ts';

export interface Config {
  readonly discord: { readonly token: string; readonly apiUrl: string | undefined } | null;
  readonly dataDir: string;
  readonly contentDir: string;
  /** Where the secret is: given in the environment, or in a file (made there if `make`). */
  readonly secret: { readonly bytes: Uint8Array } | { readonly file: string; readonly make: boolean };
  readonly host: string;
  readonly port: number;
  readonly playground: boolean;
  readonly logLevel: LogLevel;
}

const path = z.string().min(1, 'is empty. Name a folder, or remove the line.');

/** Each message ends the sentence "NAME …". */
const environment = z.object({
  DISCORD_TOKEN: z
    .string()
    .regex(
      /^[!-~]+$/,
      'is not a token. Copy it from the Bot page of your application in the Discord developer portal.',
    )
    .optional(),
  DISCORD_API_URL: z
    .url({
      protocol: /^https?$/,
      error: 'is not a web address. Remove the line unless you run a server of your own.',
    })
    .optional(),
  DATA_DIR: path.default('./data'),
  CONTENT_DIR: path.default('./content'),
  SANCTUARY_SECRET: z
    .string()
    .refine(
      (text) => decodeSecret(text) !== null,
      'is not 32 bytes in base64. Make one with: openssl rand -base64 32',
    )
    .optional(),
  SANCTUARY_SECRET_FILE: z.string().min(1, 'is empty. Name the file that holds the secret.').optional(),
  HOST: z.string().min(1, 'is empty. Use 127.0.0.1, which only this machine can reach.').default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d+$/, 'is not a number. Use one from 0 to 65535; 0 takes any free port.')
    .transform(Number)
    .refine((port) => port <= 65_535, 'is too large. Use a number from 0 to 65535.')
    .default(3000),
  PLAYGROUND: z.enum(['auto', 'on', 'off'], 'must be auto, on or off.').default('auto'),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}.`).default('info'),
  XDG_CONFIG_HOME: z.string().optional(),
});

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
    throw new StartupError(
      exitCodes.config,
      'SANCTUARY_SECRET and SANCTUARY_SECRET_FILE are both set. Keep one of them.',
    );
  }
  if (read.PLAYGROUND === 'off' && !read.DISCORD_TOKEN) {
    throw new StartupError(
      exitCodes.config,
      'DISCORD_TOKEN is not set and PLAYGROUND is off, so there is nothing to start. Set the token, or PLAYGROUND to auto.',
    );
  }
  return {
    discord: read.DISCORD_TOKEN ? { token: read.DISCORD_TOKEN, apiUrl: read.DISCORD_API_URL } : null,
    dataDir: read.DATA_DIR,
    contentDir: read.CONTENT_DIR,
    secret: secretOf(read),
    host: read.HOST,
    port: read.PORT,
    playground: read.PLAYGROUND === 'on' || (read.PLAYGROUND === 'auto' && !read.DISCORD_TOKEN),
    logLevel: read.LOG_LEVEL,
  };
}

function secretOf(read: z.output<typeof environment>): Config['secret'] {
  const bytes = read.SANCTUARY_SECRET ? decodeSecret(read.SANCTUARY_SECRET) : null;
  if (bytes) return { bytes };
  if (read.SANCTUARY_SECRET_FILE) return { file: read.SANCTUARY_SECRET_FILE, make: false };
  // XDG Base Directory Specification: absolute, else $HOME/.config.
  const home = read.XDG_CONFIG_HOME?.startsWith('/') ? read.XDG_CONFIG_HOME : join(homedir(), '.config');
  return { file: join(home, 'sanctuary-bot', 'secret'), make: true };
}
