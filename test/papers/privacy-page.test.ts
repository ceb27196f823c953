import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { languages } from '../../src/chat/language.ts';
import { privacyPage } from '../../src/cli/messages/privacy-page.ts';
import { findCommand } from '../../src/platforms/slack/typed/find-command.ts';
import { loadKnowledge } from '../../src/start/knowledge.ts';

// One page with which an organizer can explain in either language what is kept of people.

const knowledge = await loadKnowledge('content');
const page = readFileSync('docs/privacy.md', 'utf8');

test('docs/privacy.md says what /privacy says today (if not: npm run messages)', () => {
  expect(privacyPage(knowledge)).toBe(page);
});

test('it fits on one printed page, in both languages on one sheet', () => {
  const parts = page.split('\n## ').slice(1);
  expect(parts).toHaveLength(languages.length);
  for (const part of parts) expect(part.split(/\s+/).length).toBeLessThan(620);
});

test('every command and every page that it names is there', () => {
  const commands = [...page.matchAll(/`\/(?:sanctuary )?([^`]+)`/g)].map(([, command = '']) => command);
  expect(new Set(commands).size).toBeGreaterThan(7);
  expect(commands.filter((command) => findCommand(knowledge.shapes, command)?.rest !== '')).toEqual([]);
  // What is no command would stand there without being marked as one.
  expect(page).not.toMatch(/[\s(]\/\p{L}/u);
  for (const [, file = ''] of page.matchAll(/\]\(([^#)]+)\)/g))
    expect(existsSync(`docs/${file}`), file).toBe(true);
});
