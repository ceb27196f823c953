import { existsSync } from 'node:fs';
import { guardOutput } from '../../operations/guard-output.ts';
import { keepSecretsOf } from '../../operations/hide-secrets.ts';
import { StartupError } from '../../startup-error.ts';
import { isStopped } from '../setup/ask.ts';
import type { Surroundings } from '../setup/surroundings.ts';

/** Whoever presses Ctrl+C at a question changes nothing; as a shell counts SIGINT. */
const stopped = 130;

/** Runs a program of this folder in its own process: `.env` is read, what is written is for this user alone, and no secret is. */
export function runHere(program: (args: string[], at: Surroundings) => Promise<number>): void {
  guardOutput();
  if (existsSync('.env')) process.loadEnvFile('.env');
  keepSecretsOf(process.env);
  process.umask(0o077);
  // Not awaited here: where the terminal goes away, Node would complain of a question that nobody answered.
  void told(program, process.argv.slice(2), {
    env: process.env,
    file: '.env',
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
    isTerminal: process.stdin.isTTY && process.stdout.isTTY,
  }).then((code) => {
    process.exitCode = code;
  });
}

/** Its exit code; why it could not be done stands on the errors, and nothing that only a programmer can read. */
export async function told(
  program: (args: string[], at: Surroundings) => Promise<number>,
  args: string[],
  at: Surroundings,
): Promise<number> {
  try {
    return await program(args, at);
  } catch (error) {
    if (isStopped(error)) return stopped;
    if (!(error instanceof StartupError)) throw error;
    at.errors.write(`${error.message}\n`);
    return error.exitCode;
  }
}
