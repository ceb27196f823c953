import { readFileSync } from 'node:fs';
import { exitCodes } from '../../startup-error.ts';
import type { Values } from './dot-env-text.ts';
import type { Existing } from './existing.ts';
import { fileOptions, type Options } from './options.ts';
import { Stopped, wrongUsage } from './stopped.ts';
import type { Surroundings } from './surroundings.ts';
import { type TokenName, tokenNames, tryToken } from './tokens.ts';

const exits = {
  malformed: exitCodes.config,
  refused: exitCodes.noPermission,
  unreachable: exitCodes.unavailable,
} as const;

export type Say = (line: string) => void;

/** What is to be written, by options and environment alone. Throws Stopped, with the option that is missing or wrong. */
export async function fromOptions(
  options: Options,
  { env, input }: Surroundings,
  existing: Existing,
  say: Say,
): Promise<Values> {
  const given = await givenTokens(options, env, input);
  const merged = { ...existing.values, ...given };
  refuseHalves(merged, given);
  for (const name of tokenNames) {
    const token = given[name];
    if (token === undefined) continue;
    const tried = await tryToken(name, token, { ...existing.values, ...env }, !options['no-check']);
    if (!tried.ok) throw new Stopped(exits[tried.code], `${tried.says}${hint(tried.code)}`);
    for (const line of tried.says) say(line);
  }
  const dataDir = options['data-dir'] ?? env.DATA_DIR;
  const contentDir = options['content-dir'] ?? env.CONTENT_DIR;
  const wanted = {
    ...given,
    ...(dataDir ? { DATA_DIR: dataDir } : {}),
    ...(contentDir ? { CONTENT_DIR: contentDir } : {}),
  };
  if (!options.force) refuseToReplace(existing, wanted);
  return { ...wanted, ...unusedWay(merged, given) };
}

function hint(code: keyof typeof exits): string {
  return code === 'unreachable' ? ' Or write it unchecked, with --no-check.' : '';
}

async function givenTokens(
  options: Options,
  env: Surroundings['env'],
  input: NodeJS.ReadableStream,
): Promise<Partial<Record<TokenName, string>>> {
  const given: Partial<Record<TokenName, string>> = {};
  const piped = tokenNames.filter((name) => options[fileOptions[name]] === '-');
  if (piped.length > 1)
    throw new Stopped(wrongUsage, 'Standard input holds one token: give "-" to one option alone.');
  for (const name of tokenNames) {
    const file = options[fileOptions[name]];
    const text = file === undefined ? env[name] : file === '-' ? await all(input) : contents(file, name);
    if (text === undefined || (file === undefined && text === '')) continue;
    given[name] = text.trim();
  }
  return given;
}

function contents(file: string, name: TokenName): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Stopped(
      exitCodes.config,
      `--${fileOptions[name]}: ${file} cannot be read. Name a file that holds the token and that this user may read.`,
    );
  }
}

async function all(input: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of input) text += chunk.toString();
  return text;
}

/** Slack needs two tokens, and nothing at all needs no setup. */
function refuseHalves(merged: Values, given: Partial<Record<TokenName, string>>): void {
  const { DISCORD_TOKEN: discord, SLACK_BOT_TOKEN: slack, SLACK_APP_TOKEN: app } = merged;
  const signing = merged.SLACK_SIGNING_SECRET;
  if (!discord && !slack && !app && !signing)
    throw new Stopped(
      wrongUsage,
      'There is no terminal to ask in, and no token was given: name a file with --discord-token-file FILE, or with --slack-bot-token-file FILE and --slack-app-token-file FILE. npm run setup -- --help tells all.',
    );
  if (slack && !app && !signing)
    throw new Stopped(
      wrongUsage,
      'Slack needs a second token: --slack-app-token-file FILE, or --slack-signing-secret-file FILE where Slack sends to an address of yours.',
    );
  if (!slack && (app || signing))
    throw new Stopped(wrongUsage, 'Slack needs the bot token too: --slack-bot-token-file FILE.');
  if (given.SLACK_APP_TOKEN && given.SLACK_SIGNING_SECRET)
    throw new Stopped(
      wrongUsage,
      'Give --slack-app-token-file for Socket Mode, or --slack-signing-secret-file, and not both.',
    );
}

function refuseToReplace({ values }: Existing, wanted: Values): void {
  const { SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: signing } = wanted;
  const replaced = Object.keys(wanted).filter((name) => values[name] && values[name] !== wanted[name]);
  if (signing && values.SLACK_APP_TOKEN) replaced.push('SLACK_APP_TOKEN');
  if (app && values.SLACK_SIGNING_SECRET && !replaced.includes('SLACK_APP_TOKEN'))
    replaced.push('SLACK_SIGNING_SECRET');
  if (replaced.length === 0) return;
  throw new Stopped(
    exitCodes.cannotCreate,
    `.env says something else already of ${[...new Set(replaced)].join(', ')}. Nothing was written. To replace it, add --force.`,
  );
}

/** The bot takes one way to Slack: the other one's secret goes. */
function unusedWay(merged: Values, given: Partial<Record<TokenName, string>>): Values {
  if (given.SLACK_APP_TOKEN && merged.SLACK_SIGNING_SECRET) return { SLACK_SIGNING_SECRET: '' };
  if (given.SLACK_SIGNING_SECRET && merged.SLACK_APP_TOKEN) return { SLACK_APP_TOKEN: '' };
  return {};
}
