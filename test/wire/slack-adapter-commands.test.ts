import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { understand } from '../../src/platforms/slack/typed/understand.ts';
import type { Person } from '../doubles/slack/index.ts';
import { type AdapterBench, says, saysMuch, shapes, startAdapter, words } from './slack-adapter-bench.ts';

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

describe('a slash command', () => {
  test('reaches the core with who, where and when, and its answer is seen by that person alone', async () => {
    const { slack } = bench;
    const before = Date.now();
    const record = slack.command(ada, 'events', 'ask What is the ordinance?');
    const answer = await record.answered();
    expect(answer.ephemeral.map(({ text }) => text)).toEqual(['Understood']);
    expect(slack.snapshot('events')).toEqual([]);
    const [call] = bench.heard('command');
    expect(call).toMatchObject({
      id: record.payload.trigger_id,
      actor: { account: `slack:${slack.team.id}:${ada.id}`, language: 'en', organizer: false },
      place: { platform: 'slack', group: slack.team.id, channel: slack.channel('events').id },
      direct: false,
      command: 'ask',
      options: { question: 'What is the ordinance?' },
    });
    // Commands bear no time, and until something does Slack's clock is known to half a second.
    expect(Math.abs((call?.at ?? 0) - before)).toBeLessThan(1000);
    // The first body travels with the acknowledgement.
    expect(slack.requests.map(({ method }) => method)).not.toContain('response_url');
  });

  test('is the only one of the app, whatever it is called there', async () => {
    await bench.stop();
    bench = await startAdapter({ command: '/santuario' });
    bench.core = async (_, responder) => responder.answer('private', says('Understood'));
    const luz = bench.slack.person({ name: 'luz' });
    expect((await bench.slack.command(luz, 'events', 'help').answered()).text).toBe('Understood');
  });

  test('can be answered openly, and by several messages in their order', async () => {
    bench.core = async (_, responder) => responder.answer('public', saysMuch());
    const { slack } = bench;
    await slack.command(ada, 'events', 'help').answered(({ messages }) => messages.length === 2);
    const [first, last, ...more] = slack.snapshot('events').map(({ text }) => text);
    expect(more).toEqual([]);
    expect(first).toMatch(/^first/);
    expect(last).toMatch(/last$/);
  });

  test('that takes longer is acknowledged first and answered later', async () => {
    bench.core = async (_, responder) => {
      await responder.defer('private');
      await responder.answer('private', says('Late'));
      await responder.note(says('And more'));
    };
    const record = bench.slack.command(ada, 'events', 'help');
    expect(await record.acknowledged()).toBeUndefined();
    const { ephemeral } = await record.answered(({ messages }) => messages.length === 2);
    expect(ephemeral.map(({ text }) => text)).toEqual(['Late', 'And more']);
  });

  test('in a direct message is told as such', async () => {
    await bench.slack.command(ada, { dm: true }, 'help').answered();
    expect(bench.heard('command')[0]).toMatchObject({ direct: true, place: { group: bench.slack.team.id } });
  });

  test('answered later than its address lives is answered all the same', async () => {
    const { slack } = bench;
    bench.core = async (_, responder) => {
      await responder.defer('private');
      slack.failNext('response_url', { status: 404, body: '{"ok":false,"error":"expired_url"}' });
      await responder.answer('private', says('By another way'));
    };
    const { ephemeral } = await slack.command(ada, 'events', 'help').answered();
    expect(ephemeral.map(({ text }) => text)).toEqual(['By another way']);
  });

  test('from a channel where the bot is not is then answered in a direct message', async () => {
    const { slack } = bench;
    slack.removeBot('general');
    bench.core = async (_, responder) => {
      await responder.defer('private');
      slack.failNext('response_url', { status: 404, body: '{"ok":false,"error":"used_url"}' });
      await responder.answer('private', says('Directly'));
    };
    await slack.command(ada, 'general', 'help').acknowledged();
    await slack.waitFor(() => slack.snapshot({ dm: ada }).length === 1);
    expect(slack.snapshot({ dm: ada })[0]?.text).toBe('Directly');
  });

  test('answered openly too late is answered in the channel, or directly where the bot is not in it', async () => {
    const { slack } = bench;
    bench.core = async (_, responder) => {
      await responder.defer('public');
      slack.failNext('response_url', { status: 404, body: '{"ok":false,"error":"expired_url"}' });
      await responder.answer('public', says('For everybody'));
    };
    slack.command(ada, 'events', 'help');
    await slack.waitFor(() => slack.snapshot('events').length === 1);
    expect(slack.snapshot('events').map(({ text }) => text)).toEqual(['For everybody']);
    slack.removeBot('private-plans');
    await slack.command(ada, 'private-plans', 'help').acknowledged();
    await slack.waitFor(() => slack.snapshot({ dm: ada }).length === 1);
    expect(slack.snapshot({ dm: ada })[0]?.text).toBe('For everybody');
  });

  test('that nobody answers, for it came before, is acknowledged by the adapter', async () => {
    const { slack } = bench;
    const record = slack.command(ada, 'events', 'help');
    await record.answered();
    bench.core = async () => {};
    slack.resend(record);
    await slack.waitFor(() => bench.heard('command').length === 2);
    const [first, second] = bench.heard('command');
    expect(second?.id).toBe(first?.id);
    const silent = slack.command(ada, 'events', 'help');
    expect(await silent.acknowledged()).toBeUndefined();
  });
});

const event = { kind: 'rally', title: 'Vigil for families', when: 'Dec 1 10am', place: 'City Hall' };

describe('what is typed behind the command', () => {
  test.each<[string, string, Record<string, string>]>([
    ['', 'help', {}],
    ['   ', 'help', {}],
    ['help', 'help', {}],
    ['AYUDA', 'help', {}],
    ['help ""', 'help', {}],
    ['help ICE is at my door', 'help', { question: 'ICE is at my door' }],
    ['Ayuda ICE está aquí', 'help', { question: 'ICE está aquí' }],
    ['help "what is ICE?"', 'help', { question: 'what is ICE?' }],
    ['help they said "open up" & going', 'help', { question: 'they said "open up" & going' }],
    ['about what you keep', 'about', {}],
    ['ask can ICE enter?', 'ask', { question: 'can ICE enter?' }],
    ['preguntar ¿puede entrar ICE?', 'ask', { question: '¿puede entrar ICE?' }],
    ['ask "can ICE enter?"', 'ask', { question: 'can ICE enter?' }],
    ['ask “can ICE enter?”', 'ask', { question: 'can ICE enter?' }],
    ['ask «¿puede entrar?»', 'ask', { question: '¿puede entrar?' }],
    ["ask 'can ICE enter?'", 'ask', { question: 'can ICE enter?' }],
    ['ask what is "probable cause"', 'ask', { question: 'what is "probable cause"' }],
    ['ask is 2 < 3 & 4 > 3 in #general', 'ask', { question: 'is 2 < 3 & 4 > 3 in #general' }],
    ['ask why is &amp; an entity', 'ask', { question: 'why is &amp; an entity' }],
    ['event show City Council', 'event show', { event: 'City Council' }],
    ['Evento Ver “City Council”', 'event show', { event: 'City Council' }],
    ['event ver City Council', 'event show', { event: 'City Council' }],
    ['rsvp Budget hearing going', 'rsvp', { event: 'Budget hearing', choice: 'going' }],
    ['rsvp going Budget hearing', 'rsvp', { event: 'Budget hearing', choice: 'going' }],
    ['rsvp Budget hearing not going', 'rsvp', { event: 'Budget hearing', choice: 'not-going' }],
    ['rsvp Budget hearing not-going', 'rsvp', { event: 'Budget hearing', choice: 'not-going' }],
    ["rsvp Budget hearing can't go", 'rsvp', { event: 'Budget hearing', choice: 'not-going' }],
    ['rsvp Budget hearing Can’t go.', 'rsvp', { event: 'Budget hearing', choice: 'not-going' }],
    ['asistencia Audiencia no puedo ir', 'rsvp', { event: 'Audiencia', choice: 'not-going' }],
    ['asistencia evento:Audiencia TAL VEZ', 'rsvp', { event: 'Audiencia', choice: 'maybe' }],
    ['asistencia "Sesión de abril" respuesta:voy', 'rsvp', { event: 'Sesión de abril', choice: 'going' }],
    ['rsvp event:e1 answer:"Can\'t go"', 'rsvp', { event: 'e1', choice: 'not-going' }],
    ['rsvp event: e1 choice: perhaps', 'rsvp', { event: 'e1', choice: 'perhaps' }],
    [
      'event create kind:rally title:"Vigil for families" when:"Dec 1 10am" place:"City Hall"',
      'event create',
      event,
    ],
    ['event create rally "Vigil for families" "Dec 1 10am" "City Hall"', 'event create', event],
    ['event create “Vigil for families” “Dec 1 10am” “City Hall” rally', 'event create', event],
    ['event create ”Vigil for families” „Dec 1 10am“ «City Hall» "Mitin"', 'event create', event],
    ["event create Rally 'Vigil for families' 'Dec 1 10am' City Hall", 'event create', event],
    [
      'evento crear Título:"Vigil for families" CUANDO:"Dec 1 10am" lugar:"City Hall" tipo:mitin',
      'event create',
      event,
    ],
    [
      'event create council meeting "Vigil for families" "Dec 1 10am" "City Hall" title_spanish:Vigilia',
      'event create',
      { ...event, kind: 'council-meeting', title_es: 'Vigilia' },
    ],
    [
      'event create rally "10:30 <Vigil> & more" when:10:30 "https://example.org/a?b=1&c=2"',
      'event create',
      { kind: 'rally', title: '10:30 <Vigil> & more', when: '10:30', place: 'https://example.org/a?b=1&c=2' },
    ],
  ])('%s', async (text, command, options) => {
    await bench.slack.command(ada, 'events', text).answered();
    expect(bench.heard('command')).toMatchObject([{ command }]);
    expect(bench.heard('command')[0]?.options).toEqual(options);
  });

  test('names a channel by its id, with its name or among other words', async () => {
    const { slack } = bench;
    const { id } = slack.channel('general');
    await slack.command(ada, 'events', 'event move #general').answered();
    await slack.command(ada, 'events', 'event move canal: #general title:"New place"').answered();
    expect(bench.heard('command').map(({ options }) => options)).toEqual([
      { channel: id },
      { channel: id, title: 'New place' },
    ]);
    // Slack leaves out the name where it may not be told.
    const move = shapes.find(({ name }) => name === 'event move');
    expect(move && understand(move, ` <#${id}>`)?.options).toEqual({ channel: id });
    expect(move && understand(move, ` channel:<#${id}|> title:<b>`)?.options).toEqual({
      channel: id,
      title: 'b',
    });
  });

  test('that names a channel in a way that Slack does not know is asked for it again', async () => {
    const { slack } = bench;
    const { view } = await slack.command(ada, 'events', 'event move channel:nowhere title:Vigil').answered();
    expect(view?.inputs.map(({ actionId, value }) => [actionId, value])).toEqual([
      ['channel', slack.channel('events').id],
      ['title', 'Vigil'],
    ]);
    expect(bench.heard('command')).toEqual([]);
  });

  test('is handed over as it was typed where it names no command', async () => {
    await bench.slack.command(ada, 'events', 'what is <this>?').answered();
    await bench.slack.command(ada, 'events', 'event').answered();
    expect(bench.heard('command').map(({ command }) => command)).toEqual(['what is <this>?', 'event']);
  });

  test.each([
    'event create rally "Vigil for families "Dec 1" x',
    'event create title:"Vigil',
    'event create “Vigil',
    'event create «Vigil',
    'event create rally Vigil" x',
    'rsvp "',
  ])('says what to do where a quotation is never closed, and nothing else happens: %s', async (text) => {
    const { ephemeral, view } = await bench.slack.command(ada, 'events', text).answered();
    expect(ephemeral.map((each) => each.text)).toEqual([words('en', 'slack.open-quote')]);
    expect(view).toBe(null);
    expect(bench.heard('command')).toEqual([]);
  });
});
