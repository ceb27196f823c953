// The least that a bot for Discord and Slack loads: both libraries.
import 'discord.js';
import '@slack/bolt';

process.stdout.write('imported\n');
// Stays until it is told to go, so that its memory can be read while it idles; a plain exit keeps a compile cache.
process.once('SIGTERM', () => process.exit(0));
setInterval(() => {}, 60_000);
