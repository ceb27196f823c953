import { z } from 'zod';
import { logLevels } from './operations/log.ts';
import { decodeSecret } from './people/secret.ts';
import { faultInAddress } from './store/postgres/address.ts';

const path = z.string().min(1, 'is empty. Name a folder, or remove the line.');
const server = z
  .url({
    protocol: /^https?$/,
    error: 'is not a web address. Remove the line unless you run a server of your own.',
  })
  .optional();
const token = (shape: RegExp, mend: string) => z.string().regex(shape, mend).optional();

const secret = (mend: string) =>
  z
    .string()
    .refine((text) => decodeSecret(text) !== null, mend)
    .optional();

/** Every setting, as it stands in the environment. Each message ends the sentence "NAME …". */
export const environment = z.object({
  DISCORD_TOKEN: token(
    /^[!-~]+$/,
    'is not a token. Copy it from the Bot page of your application in the Discord developer portal.',
  ),
  DISCORD_API_URL: server,
  SLACK_BOT_TOKEN: token(
    /^xoxb-[!-~]+$/,
    'is not a bot token. Copy the Bot User OAuth Token (xoxb-) from the page Install App of your Slack app.',
  ),
  SLACK_APP_TOKEN: token(
    /^xapp-[!-~]+$/,
    'is not an app-level token. Copy the one that begins with xapp- from “Basic Information” of your Slack app.',
  ),
  SLACK_SIGNING_SECRET: token(
    /^[0-9a-zA-Z]{16,128}$/,
    'is not a signing secret. Copy it from “Basic Information” of your Slack app.',
  ),
  SLACK_API_URL: server,
  /** https://docs.slack.dev/reference/app-manifest: at most 32 characters, the slash among them. */
  SLACK_COMMAND: z
    .string()
    .regex(
      /^\/[a-z0-9_-]{1,31}$/,
      'is not a slash command. Use a slash and small letters, as in the manifest: /sanctuary',
    )
    .default('/sanctuary'),
  DATA_DIR: path.default('./data'),
  DATABASE_URL: z
    .string()
    .superRefine((text, context) => {
      const fault = faultInAddress(text);
      if (fault !== null) context.addIssue({ code: 'custom', message: fault });
    })
    .optional(),
  CONTENT_DIR: path.default('./content'),
  SANCTUARY_SECRET: secret('is not 32 bytes in base64. Make one with: openssl rand -base64 32'),
  SANCTUARY_SECRET_FILE: z.string().min(1, 'is empty. Name the file that holds the secret.').optional(),
  /** The secret that was in force before, while it is changed: npm run rotate-key. */
  SANCTUARY_SECRET_PREVIOUS: secret('is not 32 bytes in base64. Copy the secret that was in force before.'),
  SANCTUARY_SECRET_PREVIOUS_FILE: z
    .string()
    .min(1, 'is empty. Name the file that holds the secret that was in force before.')
    .optional(),
  HOST: z.string().min(1, 'is empty. Use 127.0.0.1, which only this machine can reach.').default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d+$/, 'is not a number. Use one from 0 to 65535; 0 takes any free port.')
    .transform(Number)
    .refine((port) => port <= 65_535, 'is too large. Use a number from 0 to 65535.')
    .default(3000),
  PLAYGROUND: z.enum(['auto', 'on', 'off'], 'must be auto, on or off.').default('auto'),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}.`).default('info'),
  /** Facts of an event are planned for weeks; what people said of it is of no use for longer. */
  RETENTION_DAYS: z
    .string()
    .regex(/^\d{1,3}$/, 'is not a number of days. Use one from 1 to 90.')
    .transform(Number)
    .refine((days) => days >= 1 && days <= 90, 'must be from 1 to 90 days.')
    .default(14),
  TAPS_PER_MINUTE: z
    .string()
    .regex(/^\d{1,6}$/, 'is not a number of taps. Use one from 10 to 100000.')
    .transform(Number)
    .refine((taps) => taps >= 10 && taps <= 100_000, 'must be from 10 to 100000 taps a minute.')
    .default(30),
  BACKUP_DIR: path.optional(),
  BACKUP_PASSPHRASE: z
    .string()
    .min(12, 'is too short. Use at least 12 characters, such as five words that only you put together.')
    .optional(),
  BACKUP_PASSPHRASE_FILE: z.string().min(1, 'is empty. Name the file that holds the passphrase.').optional(),
  RECONCILE_SECONDS: z
    .string()
    .regex(/^\d{1,5}$/, 'is not a number of seconds. Use one from 5 to 86400.')
    .transform(Number)
    .refine((seconds) => seconds >= 5 && seconds <= 86_400, 'must be from 5 to 86400 seconds.')
    .default(900),
  XDG_CONFIG_HOME: z.string().optional(),
});
