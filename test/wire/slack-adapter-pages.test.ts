import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Block, Message } from '../../src/chat/message.ts';
import type { Person, SeenView } from '../doubles/slack/index.ts';
import { type AdapterBench, says, startAdapter, words } from './slack-adapter-bench.ts';

let bench: AdapterBench;
let ada: Person;

beforeEach(async () => {
  bench = await startAdapter();
  ada = bench.slack.person({ name: 'ada' });
});

afterEach(async () => {
  await bench.stop();
  expect(bench.slack.violations).toEqual([]);
});

const long = 'Bring water and a friend. '.repeat(60).trim();

/** An event as the core puts it on a page. */
function event(at: number, about = long): Block[] {
  const buttons = ['going', 'maybe'].map((action) => ({
    label: action,
    look: 'plain' as const,
    press: { action, args: [`e${at}`] },
  }));
  return [
    { kind: 'heading', text: `Event ${at}.` },
    { kind: 'fields', fields: [{ label: 'Where', value: 'City Hall' }] },
    { kind: 'text', text: `${about} ${at}.` },
    { kind: 'buttons', buttons },
    { kind: 'divider' },
  ];
}

function page(count: number, about = long): Message {
  const blocks = Array.from({ length: count }, (_, at) => event(at, about)).flat();
  return { summary: 'Coming up', blocks };
}

/** What is shown, in order, by whose it is. */
function order({ blocks }: SeenView): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'header') return [`heading ${block.text.text}`];
    if (block.type === 'actions') return [`buttons ${block.elements[0]?.action_id?.replace('going:e', '')}.`];
    if (block.type === 'divider') return [];
    return [`text ${/\d+\.(?=")/.exec(JSON.stringify(block))?.[0] ?? ''}`];
  });
}

function whole(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => [
    `heading Event ${at}.`,
    'text ',
    `text ${at}.`,
    `buttons ${at}.`,
  ]).flat();
}

async function home(message: Message): Promise<SeenView> {
  bench.core = async (_, responder) => responder.answer('private', message);
  const opened = await bench.slack.openHome(ada).answered();
  if (!opened.home) throw new Error('The page stayed empty');
  return opened.home;
}

describe('a page with more than a message holds', () => {
  test('keeps the buttons of each event under its own text', async () => {
    expect(order(await home(page(8)))).toEqual(whole(8));
  });

  test('does so in a window, too', async () => {
    const shown = await home(says('Coming up', 'all'));
    bench.core = async (_, responder) => responder.answer('private', page(8));
    const { view } = await bench.slack.press(ada, shown, 'all').answered();
    expect(view && order(view)).toEqual(whole(8));
  });

  test.each([
    [0, 20],
    [1, 19],
    [2, 19],
    [4, 19],
    [5, 19],
    [6, 18],
  ])('behind %i lines ends with the last event that fits with its buttons: %i', async (lines, events) => {
    const { summary, blocks } = page(30, 'Short.');
    const before = Array.from({ length: lines }, (): Block => ({ kind: 'text', text: 'Hello' }));
    const shown = await home({ summary, blocks: [...before, ...blocks] });
    const [hello, after] = [order(shown).slice(0, lines), order(shown).slice(lines)];
    expect(hello.every((each) => each === 'text ')).toBe(true);
    expect(after).toEqual([...whole(events), 'text ']);
    expect(shown.blocks.length).toBeLessThanOrEqual(100);
    expect(shown.text).toContain(words('en', 'slack.more-in-channel'));
  });

  test('is whole where all of it fits', async () => {
    const shown = await home(page(20, 'Short.'));
    expect(order(shown)).toEqual(whole(20));
    expect(shown.blocks).toHaveLength(100);
  });

  test('counts what Slack counts in bytes', async () => {
    const shown = await home(page(18, '带水和朋友 '.repeat(4_000)));
    expect(Buffer.byteLength(JSON.stringify(shown.blocks))).toBeLessThan(250_000);
    expect(shown.text).toContain(words('en', 'slack.more-in-channel'));
    const headings = order(shown).filter((each) => each.startsWith('heading'));
    const buttons = order(shown).filter((each) => each.startsWith('buttons'));
    expect(headings.length).toBeGreaterThan(1);
    expect(buttons).toHaveLength(headings.length);
  });

  test('that is one thing alone shows as much of it as fits, and neither its buttons nor what is right over them', async () => {
    const text = (at: number): Block => ({ kind: 'text', text: `Line ${at}.` });
    const buttons = says('x', 'going').blocks.slice(1);
    const rest = words('en', 'slack.more-in-channel');
    const lines = (count: number) => Array.from({ length: count }, (_, at) => text(at));
    const cutBeforeButtons = await home({ summary: 'Much', blocks: [...lines(99), ...buttons, ...lines(3)] });
    expect(cutBeforeButtons.text).toContain('Line 97.');
    expect(cutBeforeButtons.text).not.toContain('Line 98.');
    expect(cutBeforeButtons.text).toContain(rest);
    const cutInText = await home({ summary: 'Much', blocks: [...lines(150), ...buttons] });
    expect(cutInText.text).toContain('Line 98.');
    expect(cutInText.text).not.toContain('Line 99.');
  });

  test('does not end with a heading', async () => {
    const text: Block = { kind: 'text', text: 'Line' };
    const heading: Block = { kind: 'heading', text: 'Next part' };
    const shown = await home({
      summary: 'Much',
      blocks: [...Array.from({ length: 98 }, () => text), heading, text, text],
    });
    expect(shown.text).not.toContain('Next part');
    expect(shown.blocks).toHaveLength(99);
  });
});
