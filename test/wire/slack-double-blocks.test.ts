import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Bench, refusal, startBench } from '../doubles/slack/real-app.ts';

let bench: Bench;

beforeEach(async () => {
  bench = await startBench();
});

afterEach(async () => {
  await bench.stop();
});

const plain = (text: string) => ({ type: 'plain_text', text });
const section = (text: unknown) => ({ type: 'section', text });
const actions = (...elements: unknown[]) => ({ type: 'actions', elements });
const button = (more: object = {}) => ({ type: 'button', action_id: 'go', text: plain('Go'), ...more });
const option = (value: string, text = value) => ({ text: plain(text), value });
const menu = (more: object = {}) => ({
  type: 'static_select',
  action_id: 'pick',
  options: [option('a')],
  ...more,
});
const rich = (...elements: unknown[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));

const post = (blocks: unknown) =>
  bench.client.apiCall('chat.postMessage', { channel: bench.slack.channel('events').id, text: 'x', blocks });

describe('Slack takes', () => {
  const taken: [string, unknown[]][] = [
    ['fifty blocks', times(50, () => ({ type: 'divider' }))],
    ['a header of 150 characters', [{ type: 'header', text: plain('x'.repeat(150)) }]],
    [
      'a section with fields and a button',
      [{ ...section(plain('x')), fields: [plain('a')], accessory: button() }],
    ],
    ['25 buttons', [actions(...times(25, (n) => button({ action_id: `go${n}` })))]],
    ['a menu of 100 options', [actions(menu({ options: times(100, (n) => option(`o${n}`)) }))]],
    [
      'rich text with people, dates and links',
      [
        rich(
          { type: 'user', user_id: 'U1' },
          { type: 'date', timestamp: 1, format: '{date}' },
          { type: 'link', url: 'https://example.org' },
        ),
      ],
    ],
    [
      'pickers',
      [
        actions(
          { type: 'datepicker', initial_date: '2030-05-01' },
          { type: 'timepicker', initial_time: '19:30' },
          { type: 'conversations_select' },
        ),
      ],
    ],
  ];
  test.each(taken)('%s', async (_, blocks) => {
    expect((await post(blocks)).ok).toBe(true);
    expect(bench.slack.violations).toEqual([]);
  });
});

describe('Slack refuses, with where and why', () => {
  const refused: [string, unknown[], string][] = [
    ['fifty-one blocks', times(51, () => ({ type: 'divider' })), '/blocks'],
    ['a block of a type unknown', [{ type: 'carousel' }], '/blocks/0/type'],
    ['a field unknown', [{ type: 'divider', colour: 'red' }], '/blocks/0/colour'],
    ['a header too long', [{ type: 'header', text: plain('x'.repeat(151)) }], '/blocks/0/text/text'],
    ['a header in mrkdwn', [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }], '/blocks/0/text/type'],
    ['a section too long', [section(plain('x'.repeat(3001)))], '/blocks/0/text/text'],
    ['a section of nothing', [{ type: 'section' }], '/blocks/0'],
    ['a text of nothing', [section(plain(''))], '/blocks/0/text/text'],
    [
      'eleven pieces of context',
      [{ type: 'context', elements: times(11, () => plain('x')) }],
      '/blocks/0/elements',
    ],
    ['26 buttons', [actions(...times(26, (n) => button({ action_id: `go${n}` })))], '/blocks/0/elements'],
    [
      'words too long for a button',
      [actions(button({ text: plain('x'.repeat(76)) }))],
      '/blocks/0/elements/0/text/text',
    ],
    [
      'a value too long for a button',
      [actions(button({ value: 'x'.repeat(2001) }))],
      '/blocks/0/elements/0/value',
    ],
    ['a style unknown', [actions(button({ style: 'default' }))], '/blocks/0/elements/0/style'],
    [
      'an action_id too long',
      [actions(button({ action_id: 'x'.repeat(256) }))],
      '/blocks/0/elements/0/action_id',
    ],
    ['an action_id twice', [actions(button()), actions(button())], '/blocks'],
    [
      'a block_id twice',
      [
        { type: 'divider', block_id: 'b' },
        { type: 'divider', block_id: 'b' },
      ],
      '/blocks',
    ],
    [
      '101 options',
      [actions(menu({ options: times(101, (n) => option(`o${n}`)) }))],
      '/blocks/0/elements/0/options',
    ],
    ['no options', [actions(menu({ options: [] }))], '/blocks/0/elements/0/options'],
    [
      'an option too long',
      [actions(menu({ options: [option('a', 'x'.repeat(76))] }))],
      '/blocks/0/elements/0/options/0/text/text',
    ],
    [
      'an option’s value too long',
      [actions(menu({ options: [option('x'.repeat(151))] }))],
      '/blocks/0/elements/0/options/0/value',
    ],
    [
      'a first choice not offered',
      [actions(menu({ initial_option: option('b') }))],
      '/blocks/0/elements/0/initial_option',
    ],
    [
      'a placeholder too long',
      [actions(menu({ placeholder: plain('x'.repeat(151)) }))],
      '/blocks/0/elements/0/placeholder/text',
    ],
    [
      'a date that is none',
      [actions({ type: 'datepicker', initial_date: '1 May' })],
      '/blocks/0/elements/0/initial_date',
    ],
    [
      'a time that is none',
      [actions({ type: 'timepicker', initial_time: '7:30pm' })],
      '/blocks/0/elements/0/initial_time',
    ],
    [
      'an input in a message',
      [{ type: 'input', label: plain('Title'), element: { type: 'plain_text_input' } }],
      '/blocks/0/type',
    ],
    [
      'a text input among buttons',
      [actions({ type: 'plain_text_input', action_id: 'a' })],
      '/blocks/0/elements/0/type',
    ],
    [
      'a picture without words',
      [{ type: 'image', image_url: 'https://example.org/a.png' }],
      '/blocks/0/alt_text',
    ],
    ['rich text of nothing', [rich()], '/blocks/0/elements/0/elements'],
    [
      'a rich date without a token',
      [rich({ type: 'date', timestamp: 1, format: 'then' })],
      '/blocks/0/elements/0/elements/0/format',
    ],
  ];
  test.each(refused)('%s', async (_, blocks, pointer) => {
    const { error, response_metadata } = await refusal(post(blocks));
    expect(error).toBe('invalid_blocks');
    expect(response_metadata?.messages?.join()).toContain(`[json-pointer:${pointer}]`);
    expect(bench.slack.violations).toHaveLength(1);
    expect(bench.slack.snapshot('events')).toEqual([]);
  });

  test('what is no list of blocks', async () => {
    expect((await refusal(post('[{'))).error).toBe('invalid_blocks_format');
    expect((await refusal(post({ type: 'divider' }))).error).toBe('invalid_blocks_format');
  });

  test('more text than a message holds', async () => {
    const blocks = times(5, () => section(plain('x'.repeat(2900))));
    expect((await refusal(post(blocks))).error).toBe('msg_blocks_too_long');
  });
});

describe('Views', () => {
  const home = (blocks: unknown[], more: object = {}) =>
    bench.client.apiCall('views.publish', { user_id: bench.ada.id, view: { type: 'home', blocks, ...more } });

  test('A hundred blocks, inputs among them, make a Home', async () => {
    const input = {
      type: 'input',
      label: plain('Title'),
      element: { type: 'plain_text_input', max_length: 5 },
    };
    expect((await home([input, ...times(99, () => ({ type: 'divider' }))])).ok).toBe(true);
    expect(bench.slack.violations).toEqual([]);
  });

  const text = { type: 'plain_text_input' };
  const input = (element: object) => ({ type: 'input', label: plain('Title'), element });
  const refused: [string, unknown[], object, string][] = [
    ['101 blocks', times(101, () => ({ type: 'divider' })), {}, '/view/blocks'],
    ['too much private_metadata', [], { private_metadata: 'x'.repeat(3001) }, '/view/private_metadata'],
    ['a callback_id too long', [], { callback_id: 'x'.repeat(256) }, '/view/callback_id'],
    ['a field unknown', [], { title: plain('Home') }, '/view/title'],
    [
      'a first text too long',
      [input({ ...text, initial_value: 'xxx', max_length: 2 })],
      {},
      '/view/blocks/0/element/initial_value',
    ],
    [
      'a longest text above 3000',
      [input({ ...text, max_length: 3001 })],
      {},
      '/view/blocks/0/element/max_length',
    ],
    ['a button as an input', [input(button())], {}, '/view/blocks/0/element/type'],
  ];
  test.each(refused)('Slack refuses %s', async (_, blocks, more, pointer) => {
    const { error, response_metadata } = await refusal(home(blocks, more));
    expect(error).toBe('invalid_arguments');
    expect(response_metadata?.messages?.join()).toContain(`[json-pointer:${pointer}]`);
    expect(bench.slack.home(bench.ada)).toBeNull();
  });
});
