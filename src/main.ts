import { existsSync } from 'node:fs';
import { start } from './start.ts';
import { StartupError } from './startup-error.ts';

if (existsSync('.env')) process.loadEnvFile('.env');

try {
  const running = await start(process.env, (error) => giveUp('has to stop', error));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void running.stop().then(() => process.exit(0)));
  }
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  giveUp('cannot start', error);
}

function giveUp(what: string, { message, exitCode }: StartupError): never {
  process.stderr.write(`sanctuary-bot ${what}.\n${message}\n`);
  process.exit(exitCode);
}
