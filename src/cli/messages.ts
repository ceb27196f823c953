/** `npm run messages` writes docs/messages.md anew: every message of the bot, as it looks. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadKnowledge } from '../start/knowledge.ts';
import { StartupError } from '../startup-error.ts';
import { messagesPage } from './messages/page.ts';

const file = fileURLToPath(new URL('../../docs/messages.md', import.meta.url));

try {
  writeFileSync(file, await messagesPage(await loadKnowledge('./content')));
  console.log(`Written: ${file}`);
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}
