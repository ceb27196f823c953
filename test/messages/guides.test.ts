import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languages } from '../../src/chat/language.ts';
import { findCommand } from '../../src/platforms/slack/typed/find-command.ts';
import { loadKnowledge } from '../../src/start/knowledge.ts';

// People follow these pages word for word. A command or a button that is called otherwise by now leaves them alone.

const { shapes, phrases, content } = await loadKnowledge('content');
const members = readFileSync('docs/members.md', 'utf8');
const organizers = readFileSync('docs/organizers.md', 'utf8');
const pages = { 'docs/members.md': members, 'docs/organizers.md': organizers };

const found = (page: string, pattern: RegExp) =>
  [...page.matchAll(pattern)].map(([, inside = '']) => inside.replace(/\s+/g, ' '));

/** What is typed: all that stands as code behind a slash, but what Slack itself has. */
const typed = (page: string) => found(page, /`(\/[^`]+)`/g).filter((each) => !each.startsWith('/invite '));

const slack = '/sanctuary ';

/** What is written behind one stands there on Slack alone: Discord has a field for each thing. */
function isCommand(text: string): boolean {
  if (`${text} ` === slack) return true;
  if (text.startsWith(slack)) return findCommand(shapes, text.slice(slack.length)) !== null;
  return findCommand(shapes, text.slice(1))?.rest === '';
}

const shown = new Set(languages.flatMap((language) => Object.values(phrases.under('')[language])));

describe.each(Object.entries(pages))('%s', (_, page) => {
  test('every command that it tells people to type is one', () => {
    expect(typed(page).filter((text) => !isCommand(text))).toEqual([]);
  });

  test('what it names in bold, without a full stop, is what the bot shows', () => {
    const named = found(page, /\*\*([^*]+)\*\*/g).filter((text) => !/[.,:?]$/.test(text));
    expect(named.length).toBeGreaterThan(9);
    expect(named.filter((text) => !shown.has(text))).toEqual([]);
  });

  test('the number to call is the rapid-response number', () => {
    const line = content.campaign.hotlines.find(({ rapid_response }) => rapid_response);
    const numbers = page.match(/\b\d{3}-\d{3}-\d{4}\b/g);
    expect(new Set(numbers)).toEqual(new Set([line?.number]));
  });
});

test('together they name every command', () => {
  const named = new Set([...typed(members), ...typed(organizers)]);
  expect(shapes.map(({ name }) => `/${name}`).filter((name) => !named.has(name))).toEqual([]);
});

test('members are told since when the number is known to be right', () => {
  const line = content.campaign.hotlines.find(({ rapid_response }) => rapid_response);
  const checked = Temporal.PlainDate.from(line?.checked_on ?? '1970-01-01');
  for (const language of languages) {
    const month = checked.toLocaleString(language, { month: 'long', year: 'numeric' });
    expect(members.replace(/\n> /g, ' ')).toContain(month);
  }
});
