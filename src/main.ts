import { existsSync } from 'node:fs';
import { guardOutput } from './operations/guard-output.ts';
import { start } from './start.ts';
import { StartupError } from './startup-error.ts';

guardOutput();
if (existsSync('.env')) process.loadEnvFile('.env');

// Whoever stops it while it still starts ends it at once, and properly: what was compiled is kept for the next time.
let stop = async (): Promise<void> => {};
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stop().then(() => process.exit(0)));
}

try {
  ({ stop } = await start(process.env, (error) => giveUp('has to stop', error)));
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  giveUp('cannot start', error);
}

function giveUp(what: string, { message, exitCode }: StartupError): never {
  process.stderr.write(`sanctuary-bot ${what}.\n${message}\n`);
  process.exit(exitCode);
}
