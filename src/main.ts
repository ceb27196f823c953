import { existsSync } from 'node:fs';
import { start } from './start.ts';
import { StartupError } from './startup-error.ts';

if (existsSync('.env')) process.loadEnvFile('.env');

try {
  const running = await start(process.env);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void running.stop().then(() => process.exit(0)));
  }
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  process.stderr.write(`sanctuary-bot cannot start.\n${error.message}\n`);
  process.exit(error.exitCode);
}
