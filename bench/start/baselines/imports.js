// The least that a bot for Discord and Slack loads: both libraries, cached as src/run.js caches its own.
import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('discord.js');
await import('@slack/bolt');
process.stdout.write('imported\n');
// Stays until it is told to go, so that its memory can be read while it idles; a plain exit keeps the cache.
process.once('SIGTERM', () => process.exit(0));
setInterval(() => {}, 60_000);
