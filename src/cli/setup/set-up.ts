import { applicationIdOf, inviteLink } from '../../platforms/discord/invite.ts';
import { exitCodes } from '../../startup-error.ts';
import { askAt, isStopped } from './ask.ts';
import { askEverything } from './ask-everything.ts';
import { type Values, withValues } from './dot-env-text.ts';
import { type Existing, readExisting } from './existing.ts';
import { fromOptions, type Say } from './from-options.ts';
import { type Options, saysWhat } from './options.ts';
import { Stopped } from './stopped.ts';
import type { Surroundings } from './surroundings.ts';
import { writeDotEnv } from './write-dot-env.ts';

/** After Ctrl+C, as a shell has it. */
const interrupted = 130;

/** Asks or reads what is to be in .env, and writes it. Returns the exit code. */
export async function setUp(options: Options, surroundings: Surroundings): Promise<number> {
  const { env, file, input, output, errors, isTerminal } = surroundings;
  const say: Say = (line) => void output.write(`${line}\n`);
  try {
    const existing = readExisting(file);
    const asks = isTerminal && !saysWhat(options);
    const wanted = asks
      ? await askEverything(await askAt(input, output), say, existing, env, !options['no-check'])
      : await fromOptions(options, surroundings, existing, say);
    write(file, existing, wanted, say);
    if (!asks) sayInvite(wanted, say);
    sayNext({ ...existing.values, ...wanted }, say);
    return 0;
  } catch (error) {
    if (isStopped(error)) {
      say('\nStopped. Nothing was written.');
      return interrupted;
    }
    if (!(error instanceof Stopped)) throw error;
    errors.write(`${error.message}\n`);
    return error.exitCode;
  }
}

function write(file: string, existing: Existing, wanted: Values, say: Say): void {
  const changed = Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => (existing.values[name] ?? '') !== value),
  );
  const names = Object.keys(changed);
  if (names.length === 0) {
    say(`\n${file} says all of this already, and was left as it is.`);
    return;
  }
  const text = withValues(existing.text, changed);
  if (text === null)
    throw new Stopped(
      exitCodes.cannotCreate,
      `${file} cannot be changed safely: a value runs over several lines, or has every kind of quotes in it. Write ${names.join(', ')} into it yourself.`,
    );
  try {
    writeDotEnv(file, text);
  } catch {
    throw new Stopped(
      exitCodes.cannotCreate,
      `${file} cannot be written. Make the folder writable for this user.`,
    );
  }
  say(`\n✓ ${file} is written, and only you may read it. Set in it: ${names.join(', ')}.`);
}

function sayInvite({ DISCORD_TOKEN: token = '' }: Values, say: Say): void {
  const id = applicationIdOf(token);
  if (id) say(`Invite the bot to your Discord server: ${inviteLink(id)}`);
}

function sayNext(values: Values, say: Say): void {
  say('\nNext:');
  say('  npm run doctor   tells whether everything is right');
  say('  npm start        starts the bot; wait for a line with "msg":"ready"');
  if (values.DISCORD_TOKEN) say('Then, in your Discord server, type /help');
  if (values.SLACK_BOT_TOKEN) {
    say('Then, in a channel in Slack, type /invite @sanctuary-bot (or the name that you gave it),');
    say(`and after that ${values.SLACK_COMMAND ?? '/sanctuary'}`);
  }
}
