import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { messagesPage } from '../../src/cli/messages/page.ts';
import { loadKnowledge } from '../../src/start/knowledge.ts';

const knowledge = await loadKnowledge('content');

test('docs/messages.md shows what the bot says today (if not: npm run messages)', async () => {
  expect(await messagesPage(knowledge)).toBe(readFileSync('docs/messages.md', 'utf8'));
});
