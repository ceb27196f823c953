/**
 * `npm run -s slack:manifest > manifest.json`: what Slack needs to know of the app, to be pasted at
 * https://api.slack.com/apps. With `--url https://bot.example.org` for a bot that Slack reaches over HTTP.
 * Exit 64 (EX_USAGE of sysexits) for wrong options, 78 for faulty content.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { slackManifest } from '../platforms/slack/manifest/manifest.ts';
import { requestUrl } from '../platforms/slack/manifest/request-url.ts';
import { loadKnowledge } from '../start/knowledge.ts';
import { StartupError } from '../startup-error.ts';

const wrongUsage = 64;
const usage =
  'Only --name "…", --command /… and --url https://… are known, each with a value and all after "--", as in: npm run -s slack:manifest -- --url https://bot.example.org';

/** The limits are those of https://docs.slack.dev/reference/app-manifest; Slack takes no capitals in a command. */
const optionsSchema = z.object({
  name: z
    .string()
    .trim()
    .min(1, '--name is empty. Give the app a name, or leave the option out.')
    .max(35, '--name is too long for Slack. Use at most 35 characters.'),
  command: z
    .string()
    .regex(
      /^\/[a-z0-9_-]{1,31}$/,
      'The command (--command or SLACK_COMMAND) must be a slash and then 1 to 31 small letters, digits, "-" or "_", such as /sanctuary.',
    ),
  requestUrl: z
    .string('--url must be the https address where Slack reaches the bot, such as https://bot.example.org')
    .optional(),
});

if (existsSync('.env')) process.loadEnvFile('.env');
process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const values = readArguments(args);
  if (!values) return refuse(usage);
  const options = optionsSchema.safeParse({
    name: values.name,
    command: values.command,
    requestUrl: values.url === undefined ? undefined : requestUrl(values.url),
  });
  if (!options.success) return refuse(options.error.issues.map(({ message }) => message).join('\n'));
  const { name, command, requestUrl: url } = options.data;
  try {
    const { shapes } = await loadKnowledge(process.env.CONTENT_DIR || './content');
    const mode = url === undefined ? { socket: true as const } : { requestUrl: url };
    console.log(JSON.stringify(slackManifest({ shapes, command, name, mode }), null, 2));
    return 0;
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    console.error(error.message);
    return error.exitCode;
  }
}

function refuse(why: string): number {
  console.error(why);
  return wrongUsage;
}

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        name: { type: 'string', default: 'sanctuary-bot' },
        command: { type: 'string', default: process.env.SLACK_COMMAND || '/sanctuary' },
        url: { type: 'string' },
      },
    }).values;
  } catch {
    return undefined;
  }
}
