import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Modal } from '../../src/chat/message.ts';
import type { Person } from '../doubles/slack/index.ts';
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

const modal: Modal = {
  title: 'Change what the bot understood here',
  submit: { action: 'event-changed', args: ['e1'] },
  fields: [
    { name: 'title', label: 'Title', value: 'Vigil', required: true, long: false, maxLength: 100 },
    { name: 'description', label: 'Description', value: '', required: false, long: true, maxLength: 4000 },
  ],
};

describe('a form of the core', () => {
  /** Somebody has a private draft before them, and presses Change. */
  async function changed() {
    const { slack } = bench;
    bench.core = async (_, responder) => responder.answer('private', says('Is this right?', 'event-change'));
    const { message } = await slack.command(ada, 'events', 'ask x').answered();
    bench.core = async (_, responder) => responder.open(modal);
    const { view } = await slack.press(ada, message, 'event-change').answered();
    return { draft: message, view };
  }

  test('opens at a press and brings back its fields', async () => {
    const { view } = await changed();
    expect(view?.title).toBe('Change what the bot und…');
    expect(view?.inputs.map(({ blockId, value }) => [blockId, value])).toEqual([
      ['title', 'Vigil'],
      ['description', null],
    ]);
    bench.core = async (_, responder) => responder.update(says('Changed'));
    await bench.slack.submit(ada, view, { title: 'Big vigil' }).acknowledged();
    expect(bench.heard('action').at(-1)).toMatchObject({
      call: { action: 'event-changed', args: ['e1'] },
      fields: { title: 'Big vigil', description: '' },
      place: { channel: bench.slack.channel('events').id },
    });
  });

  test('shows what came of it in place of the message from which it was opened', async () => {
    const { slack } = bench;
    const { view } = await changed();
    bench.core = async (_, responder) => {
      await responder.update(says('Changed'));
      await responder.note(says('By the way'));
    };
    slack.submit(ada, view, { title: 'Big vigil' });
    await slack.waitFor(() => slack.snapshot('events', ada).length === 2);
    expect(slack.snapshot('events', ada).map(({ text }) => text)).toEqual(['Changed', 'By the way']);
  });

  test('shows it privately where that message can no longer be replaced', async () => {
    const { slack } = bench;
    const { view } = await changed();
    bench.core = async (_, responder) => responder.update(says('Changed'));
    slack.failNext('response_url', { status: 404, body: '{"ok":false,"error":"expired_url"}' }, 2);
    const { ephemeral } = await slack.submit(ada, view, { title: 'Big vigil' }).answered();
    expect(ephemeral.map(({ text }) => text)).toEqual(['Changed']);
  });

  test('keeps what was typed when it is refused', async () => {
    const { slack } = bench;
    const { view } = await changed();
    bench.core = async (_, responder) => responder.refuse(says('Too short.'), 'title');
    const { viewErrors } = await slack.submit(ada, view, { title: 'V', description: 'Long' }).answered();
    expect(viewErrors).toEqual({ title: 'Too short.' });
    expect(slack.view(ada)?.inputs.map(({ value }) => value)).toEqual(['V', 'Long']);
  });

  test('that comes too late is told to the person', async () => {
    const { slack } = bench;
    bench.core = async (_, responder) => responder.answer('private', says('Draft', 'event-change'));
    const { message } = await slack.command(ada, 'events', 'ask x').answered();
    bench.core = async (_, responder) => responder.open(modal);
    slack.failNext('views.open', { error: 'expired_trigger_id' });
    const { ephemeral } = await slack.press(ada, message, 'event-change').answered();
    expect(ephemeral.map(({ text }) => text)).toEqual([words('en', 'slack.form-too-late')]);
  });
});
