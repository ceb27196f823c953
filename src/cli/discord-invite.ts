/**
 * `npm run -s discord:invite`: the link that adds the bot to a server. The application's id comes from DISCORD_TOKEN,
 * or from `--app ID`. Exit 64 (EX_USAGE of sysexits) for wrong options, 78 for a token that cannot be one.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { applicationIdOf, inviteLink, readApplicationId } from '../platforms/discord/invite.ts';
import { exitCodes } from '../startup-error.ts';

const wrongUsage = 64;
const how =
  'copy the Application ID from the page General Information of the Discord developer portal and run: npm run -s discord:invite -- --app APPLICATION_ID';

if (existsSync('.env')) process.loadEnvFile('.env');
process.exitCode = main(process.argv.slice(2), process.env.DISCORD_TOKEN);

function main(args: string[], token: string | undefined): number {
  const values = readArguments(args);
  if (!values) return refuse(wrongUsage, `Only --app is known, with an id behind it: ${how}`);
  if (values.app !== undefined) {
    const id = readApplicationId(values.app);
    return id ? print(id) : refuse(wrongUsage, `--app is not an id of 17 to 20 digits: ${how}`);
  }
  if (!token) return refuse(wrongUsage, `Write the bot's token behind DISCORD_TOKEN= in .env, or ${how}`);
  const id = applicationIdOf(token);
  return id
    ? print(id)
    : refuse(
        exitCodes.config,
        `DISCORD_TOKEN does not begin as a bot's token does: copy it again, or ${how}`,
      );
}

function print(id: string): number {
  console.log(inviteLink(id));
  return 0;
}

function refuse(code: number, why: string): number {
  console.error(why);
  return code;
}

function readArguments(args: string[]) {
  try {
    return parseArgs({ args, options: { app: { type: 'string' } } }).values;
  } catch {
    return undefined;
  }
}
