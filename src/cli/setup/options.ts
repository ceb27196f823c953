import { parseArgs } from 'node:util';
import type { TokenName } from './tokens.ts';

export const usage = `Usage: npm run setup
It asks for everything, checks each token by asking Discord or Slack, and writes .env for you alone.

Without a terminal, after "npm run setup --":
  --discord-token-file FILE          a file that holds the token; - reads it from standard input
  --slack-bot-token-file FILE        the Bot User OAuth Token (xoxb-)
  --slack-app-token-file FILE        the app-level token (xapp-), for Socket Mode
  --slack-signing-secret-file FILE   in place of the app-level token, where Slack sends to an address of yours
  --data-dir FOLDER                  where the database lies (./data)
  --content-dir FOLDER               what the bot knows and says (./content)
  --force                            replaces what .env says already
  --no-check                         asks neither Discord nor Slack
What has no option is taken from the environment: DISCORD_TOKEN, SLACK_BOT_TOKEN, SLACK_APP_TOKEN,
SLACK_SIGNING_SECRET, DATA_DIR, CONTENT_DIR. A token itself is no option: others could read it in the list of processes.
Exit code: 0 written, 64 something is missing, 69 not reached, 73 not written, 77 a token is refused, 78 a value is wrong,
130 stopped.`;

export const fileOptions = {
  DISCORD_TOKEN: 'discord-token-file',
  SLACK_BOT_TOKEN: 'slack-bot-token-file',
  SLACK_APP_TOKEN: 'slack-app-token-file',
  SLACK_SIGNING_SECRET: 'slack-signing-secret-file',
} as const satisfies Record<TokenName, string>;

export type Options = NonNullable<ReturnType<typeof readOptions>>;

/** Null for what is no option. */
export function readOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        'discord-token-file': { type: 'string' },
        'slack-bot-token-file': { type: 'string' },
        'slack-app-token-file': { type: 'string' },
        'slack-signing-secret-file': { type: 'string' },
        'data-dir': { type: 'string' },
        'content-dir': { type: 'string' },
        force: { type: 'boolean', default: false },
        'no-check': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch {
    return null;
  }
}

/** Whether somebody has said what to write, so that nothing is to be asked. */
export function saysWhat(options: Options): boolean {
  const names = [...Object.values(fileOptions), 'data-dir', 'content-dir'] as const;
  return names.some((name) => options[name] !== undefined);
}
