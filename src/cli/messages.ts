/**
 * `npm run messages` writes docs/messages.md anew, every message of the bot as it looks, and docs/privacy.md, which says
 * what `/privacy` says.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadKnowledge } from '../start/knowledge.ts';
import { StartupError } from '../startup-error.ts';
import { messagesPage } from './messages/page.ts';
import { privacyPage } from './messages/privacy-page.ts';

const write = (name: string, page: string): void => {
  const file = fileURLToPath(new URL(`../../docs/${name}`, import.meta.url));
  writeFileSync(file, page);
  console.log(`Written: ${file}`);
};

try {
  const knowledge = await loadKnowledge('./content');
  write('privacy.md', privacyPage(knowledge));
  write('messages.md', await messagesPage(knowledge));
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}
