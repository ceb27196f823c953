import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Modal, ModalField } from '../../src/chat/message.ts';
import { errorsBeside, type Person } from '../doubles/slack/index.ts';
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
    {
      kind: 'text',
      name: 'title',
      label: 'Title',
      value: 'Vigil',
      required: true,
      long: false,
      maxLength: 100,
    },
    {
      kind: 'text',
      name: 'description',
      label: 'Description',
      value: '',
      required: false,
      long: true,
      maxLength: 4000,
    },
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
    expect(view?.inputs.map(({ actionId, value }) => [actionId, value])).toEqual([
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
    await slack.submit(ada, view, { title: 'V', description: 'Long' }).answered();
    expect(errorsBeside(slack.view(ada))).toEqual({ title: 'Too short.' });
    expect(slack.view(ada)?.inputs.map(({ value }) => value)).toEqual(['V', 'Long']);
  });

  test('that takes the place of another form shows what it is filled in with, not what was typed there', async () => {
    const { slack } = bench;
    const filledIn = () =>
      Object.fromEntries(slack.view(ada)?.inputs.map(({ actionId, value }) => [actionId, value]) ?? []);
    bench.core = async (_, responder) => responder.open(modal);
    await slack.command(ada, 'events', 'event create').answered();
    const typed = { kind: 'rally', title: 'Rally', when: '2026-12-01', 'when.start': '10:00', place: 'Park' };
    await slack.submit(ada, slack.view(ada), { ...typed, description: 'Typed before' }).answered();
    expect(filledIn()).toEqual({ title: 'Vigil', description: null });
    const [title] = modal.fields;
    const next = { ...modal, fields: title ? [{ ...title, value: 'March' }] : [] } as const;
    bench.core = async (_, responder) => responder.open(next);
    await slack.submit(ada, slack.view(ada), { title: 'Big vigil' }).answered();
    expect(bench.heard('action').at(-1)?.fields).toEqual({ title: 'Big vigil', description: '' });
    expect(filledIn()).toEqual({ title: 'March' });
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

describe('a day and a time in a form of the core', () => {
  const when = {
    kind: 'moment',
    name: 'when',
    label: 'When',
    value: 'Tuesday, December 1, 10 AM',
    start: new Temporal.PlainDateTime(2026, 12, 1, 10),
    end: new Temporal.PlainDateTime(2026, 12, 1, 12, 30, 15),
    required: true,
    maxLength: 200,
  } satisfies ModalField;

  async function asked(...fields: ModalField[]) {
    bench.core = async (_, responder) => responder.open({ ...modal, fields });
    const { view } = await bench.slack.command(ada, 'events', 'ask x').answered();
    return view;
  }

  test('have pickers, and a line that says which clock is meant', async () => {
    const view = await asked(when);
    expect(view?.inputs).toMatchObject([
      { label: 'When: day', type: 'datepicker', value: '2026-12-01', hint: words('en', 'slack.moment-hint') },
      { label: 'Starts', type: 'timepicker', value: '10:00', optional: false },
      { label: 'Ends', type: 'timepicker', value: '12:30', optional: true },
    ]);
  });

  test('may both be left out where none is required', async () => {
    const view = await asked({ ...when, value: '', start: null, end: null, required: false });
    expect(view?.inputs.map(({ optional }) => optional)).toEqual([true, true, true]);
    bench.core = async (_, responder) => responder.answer('private', says('Saved'));
    await bench.slack.submit(ada, view, {}).acknowledged();
    expect(bench.heard('action').at(-1)?.fields).toEqual({ when: '' });
  });

  test('that are refused have the reason beside the day', async () => {
    const view = await asked(modal.fields[0] ?? when, when);
    bench.core = async (_, responder) => responder.refuse(says('That is over.'), 'when');
    await bench.slack.submit(ada, view, { 'when.start': '08:00' }).answered();
    expect(bench.heard('action').at(-1)?.fields.when).toBe('2026-12-01 08:00-12:30');
    expect(errorsBeside(bench.slack.view(ada))).toEqual({ when: 'That is over.' });
  });

  test('are one text where nobody knows them but in words', async () => {
    const view = await asked({ ...when, start: null, end: null });
    expect(view?.inputs).toMatchObject([{ type: 'plain_text_input', value: 'Tuesday, December 1, 10 AM' }]);
  });
});
