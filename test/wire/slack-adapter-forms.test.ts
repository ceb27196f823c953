import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { errorsBeside, type Fault, type Person } from '../doubles/slack/index.ts';
import { type AdapterBench, says, startAdapter, words } from './slack-adapter-bench.ts';

let bench: AdapterBench;
let ada: Person;

beforeEach(async () => {
  bench = await startAdapter();
  ada = bench.slack.person({ name: 'ada' });
  bench.core = async (_, responder) => responder.answer('private', says('Understood'));
});

afterEach(async () => {
  await bench.stop();
  expect(bench.slack.violations).toEqual([]);
});

/** What stands in the channel for Ada, once there is so much. */
async function sees(count: number): Promise<readonly string[]> {
  const { slack } = bench;
  await slack.waitFor(() => slack.snapshot('events', ada).length === count);
  return slack.snapshot('events', ada).map(({ text }) => text);
}

/** The window that a command opens. */
async function formFor(text: string, person = ada) {
  const { view } = await bench.slack.command(person, 'events', text).answered();
  if (!view) throw new Error('No window was opened');
  return view;
}

describe('the form of a command', () => {
  test('asks for all of its options where nothing was typed', async () => {
    const view = await formFor('event create');
    expect(view.title).toBe('Event: create');
    expect(view.text).toContain('What create is for');
    expect(
      view.inputs.map(({ actionId, label, type, value, optional }) => [
        actionId,
        label,
        type,
        value,
        optional,
      ]),
    ).toEqual([
      ['kind', 'Kind', 'static_select', null, false],
      ['title', 'Title', 'plain_text_input', null, false],
      ['when', 'When: day', 'datepicker', null, false],
      ['when.start', 'Starts', 'timepicker', null, false],
      ['when.end', 'Ends', 'timepicker', null, true],
      ['place', 'Place', 'plain_text_input', null, false],
      ['title_es', 'Title in Spanish', 'plain_text_input', null, true],
      ['description', 'Description', 'plain_text_input', null, true],
      ['channel', 'Channel', 'conversations_select', null, true],
    ]);
    expect(view.inputs[0]?.options).toEqual([
      { text: 'Rally', value: 'rally' },
      { text: 'Council meeting', value: 'council-meeting' },
    ]);
    expect(bench.heard('command')).toEqual([]);
  });

  test.each([
    ['ask', 'plain_text_input'],
    ['event show', 'external_select'],
    ['rsvp', 'external_select'],
  ])('asks for what %s needs', async (text, type) => {
    const view = await formFor(text);
    expect(view.inputs[0]).toMatchObject({ type, value: null, optional: false });
  });

  test('begins with the channel where it was opened if one is needed, but not with a direct message', async () => {
    const { slack } = bench;
    expect((await formFor('event move')).inputs[0]?.value).toBe(slack.channel('events').id);
    const { view } = await slack.command(ada, { dm: true }, 'event move').answered();
    expect(view?.inputs[0]).toMatchObject({ actionId: 'channel', value: null });
  });

  test('speaks the language of the person', async () => {
    const luz = bench.slack.person({ name: 'luz', locale: 'es-ES' });
    const view = await formFor('evento crear', luz);
    expect(view.title).toBe('Evento: crear');
    expect(view.submit).toBe(words('es', 'slack.form-submit'));
    expect(view.inputs.map(({ label }) => label)).toContain('Título en español');
    expect(view.inputs[0]?.options.map(({ text }) => text)).toEqual(['Mitin', 'Sesión del concejo']);
  });

  test('holds what was understood already', async () => {
    const view = await formFor(
      'event create rally title:"Vigil & <march>" when:"2026-12-01 10:00-12:00" #general',
    );
    const filled = view.inputs.filter(({ value }) => value !== null);
    expect(filled.map(({ actionId, value }) => [actionId, value])).toEqual([
      ['kind', 'rally'],
      ['title', 'Vigil & <march>'],
      ['when', '2026-12-01'],
      ['when.start', '10:00'],
      ['when.end', '12:00'],
      ['channel', bench.slack.channel('general').id],
    ]);
  });

  test('asks for a moment in words where it was typed so', async () => {
    const view = await formFor('event create when:"next Tuesday 10am"');
    const [input] = view.inputs.filter(({ actionId }) => actionId.startsWith('when'));
    expect(input).toMatchObject({ type: 'plain_text_input', value: 'next Tuesday 10am', label: 'When' });
    const { slack } = bench;
    slack.submit(ada, view, { kind: 'rally', title: 'Vigil', place: 'City Hall' });
    expect(await sees(1)).toEqual(['Understood']);
    expect(bench.heard('command')[0]?.options).toMatchObject({ when: 'next Tuesday 10am' });
  });

  test('opens where more was typed than the command takes, so that nothing is lost unseen', async () => {
    const view = await formFor('rsvp going "Budget hearing" "and more"');
    expect(view.inputs.map(({ value }) => value)).toEqual(['Budget hearing', 'going']);
  });

  test('gives the core what was filled in, and the place where the command was typed', async () => {
    const { slack } = bench;
    const view = await formFor('event create');
    const { id: group } = slack.team;
    const channel = slack.channel('private-plans').id;
    const record = slack.submit(ada, view, {
      kind: 'council-meeting',
      title: 'Budget',
      when: '2026-12-01',
      'when.start': '10:00',
      'when.end': '12:00',
      place: 'City Hall',
      channel,
    });
    expect(await sees(1)).toEqual(['Understood']);
    expect(slack.view(ada)).toBe(null);
    expect(bench.heard('command')).toMatchObject([
      {
        id: record.payload.trigger_id,
        command: 'event create',
        actor: { account: `slack:${group}:${ada.id}` },
        place: { platform: 'slack', group, channel: slack.channel('events').id },
        direct: false,
      },
    ]);
    expect(bench.heard('command')[0]?.options).toEqual({
      kind: 'council-meeting',
      title: 'Budget',
      when: '2026-12-01 10:00-12:00',
      place: 'City Hall',
      channel,
    });
  });

  test('gives a moment without an end as it is', async () => {
    const view = await formFor('event create');
    const filled = {
      kind: 'rally',
      title: 'Vigil',
      when: '2026-12-01',
      'when.start': '18:30',
      place: 'Park',
    };
    bench.slack.submit(ada, view, filled);
    expect(await sees(1)).toEqual(['Understood']);
    expect(bench.heard('command')[0]?.options).toEqual({
      kind: 'rally',
      title: 'Vigil',
      when: '2026-12-01 18:30',
      place: 'Park',
    });
  });

  test('stays open with the refusal beside its field, and all that was typed', async () => {
    const { slack } = bench;
    bench.core = async (_, responder) => responder.refuse(says('That day has passed.'), 'when');
    const view = await formFor('event create');
    const filled = {
      kind: 'rally',
      title: 'Vigil',
      when: '2020-12-01',
      'when.start': '18:30',
      place: 'Park',
    };
    await slack.submit(ada, view, filled).answered();
    expect(errorsBeside(slack.view(ada))).toEqual({ when: 'That day has passed.' });
    expect(slack.view(ada)?.inputs.find(({ actionId }) => actionId === 'title')?.value).toBe('Vigil');
    bench.core = async (_, responder) => responder.refuse(says('Not here.'), null);
    await slack.submit(ada, slack.view(ada)).answered();
    expect(errorsBeside(slack.view(ada))).toEqual({ kind: 'Not here.' });
  });

  test('that the core needs longer for closes, and a refusal comes privately', async () => {
    bench.core = async (_, responder) => {
      await responder.defer('private');
      await responder.refuse(says('That day has passed.'), 'when');
    };
    const view = await formFor('rsvp going');
    const record = bench.slack.submit(ada, view, { Event: 'e1' }, { force: true });
    expect(await sees(1)).toEqual(['That day has passed.']);
    expect(record.answer().viewErrors).toBe(null);
  });

  test('left open for longer than its address lives is answered by other ways', async () => {
    const { slack } = bench;
    const view = await formFor('rsvp going Vigil x "y"');
    slack.failNext('response_url', { status: 404, body: '{"ok":false,"error":"expired_url"}' });
    const { ephemeral } = await slack.submit(ada, view).answered();
    expect(ephemeral.map(({ text }) => text)).toEqual(['Understood']);
    const other = await formFor('rsvp going Vigil x "y"');
    slack.failNext('response_url', { status: 404, body: '{"ok":false,"error":"expired_url"}' });
    slack.removeBot('events');
    await slack.submit(ada, other).acknowledged();
    await slack.waitFor(() => slack.snapshot({ dm: ada }).length === 1);
    expect(slack.snapshot({ dm: ada })[0]?.text).toBe('Understood');
  });

  test.each<Fault>([{ error: 'expired_trigger_id' }, { ratelimited: 5 }, { error: 'internal_error' }, 'cut'])(
    'that Slack does not open is told to the person, who can try again: %j',
    async (fault) => {
      const { slack } = bench;
      slack.failNext('views.open', fault);
      const { ephemeral } = await slack.command(ada, 'events', 'event create').answered();
      expect(ephemeral.map(({ text }) => text)).toEqual([words('en', 'slack.form-too-late')]);
      expect(bench.heard('command')).toEqual([]);
    },
  );

  test('asked for a second time by a repetition opens once, without a word', async () => {
    const { slack } = bench;
    const record = slack.command(ada, 'events', 'event create');
    await record.answered();
    slack.resend(record);
    await slack.waitFor(() => slack.requests.filter(({ method }) => method === 'views.open').length === 2);
    await slack.command(ada, 'events', 'help').answered();
    expect(record.answer().messages).toEqual([]);
  });
});

describe('a menu that completes', () => {
  test('asks the core while somebody types, from the first letter on and before it', async () => {
    const { slack } = bench;
    bench.core = async (_, responder) =>
      responder.complete([
        { label: `Budget hearing ${'and so on '.repeat(20)}`, value: 'e1' },
        { label: 'Vigil', value: 'e2' },
      ]);
    const view = await formFor('event show');
    const { options } = await slack.suggest(ada, view, 'Event', '').answered();
    expect(options?.map(({ value }) => value)).toEqual(['e1', 'e2']);
    expect(options?.[0]?.text).toMatch(/^Budget hearing .*…$/);
    expect(bench.heard('completion')).toMatchObject([
      {
        command: 'event show',
        option: 'event',
        typed: '',
        place: { group: slack.team.id, channel: slack.channel('events').id },
      },
    ]);
    bench.core = async (_, responder) => responder.answer('private', says('Shown'));
    slack.submit(ada, view, { Event: 'e2' });
    expect(await sees(1)).toEqual(['Shown']);
    expect(bench.heard('command')[0]?.options).toEqual({ event: 'e2' });
  });

  test('for which the core has nothing is empty', async () => {
    bench.core = async () => {};
    const view = await formFor('event show');
    const { options } = await bench.slack.suggest(ada, view, 'Event', 'xyz').answered();
    expect(options).toEqual([]);
    expect(bench.heard('completion')[0]?.typed).toBe('xyz');
  });
});
