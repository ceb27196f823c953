import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../doubles/slack/index.ts';
import { type AdapterBench, says, saysMuch, startAdapter } from './slack-adapter-bench.ts';

let bench: AdapterBench;
let ada: Person;

beforeEach(async () => {
  bench = await startAdapter();
  ada = bench.slack.person({ name: 'ada', locale: 'es-ES' });
  bench.core = async (_, responder) => responder.answer('public', says('Respuesta'));
});

afterEach(async () => {
  await bench.stop();
  expect(bench.slack.violations).toEqual([]);
});

describe('a question', () => {
  test('is what calls the bot by name in a channel, and is answered in a thread of its own', async () => {
    const { slack } = bench;
    const record = slack.mention(ada, 'events', '¿es 2 < 3 & qué es ICE?');
    await record.answered();
    expect(slack.snapshot('events')[0]?.thread.map(({ text }) => text)).toEqual(['Respuesta']);
    expect(bench.heard('question')).toMatchObject([
      {
        id: record.payload.event_id,
        actor: { account: `slack:${slack.team.id}:${ada.id}`, language: 'es', organizer: false },
        place: { platform: 'slack', group: slack.team.id, channel: slack.channel('events').id },
        direct: false,
        text: '¿es 2 < 3 & qué es ICE?',
      },
    ]);
  });

  test('reads as it was typed, without names of people that only Slack knows', async () => {
    const { slack } = bench;
    const text = `hey <@${slack.bot.userId}> see <https://a.org/?b=1&amp;c|here>, <mailto:x@a.org|x@a.org> in <#C1|general> <!here>`;
    const event = {
      type: 'app_mention',
      user: ada.id,
      channel: slack.channel('events').id,
      ts: '1700000000.000100',
      text,
    };
    const payload = { type: 'event_callback', event_id: 'Ev1', event: { ...event, event_ts: event.ts } };
    bench.core = async () => {};
    slack.sendEnvelope({ type: 'events_api', envelope_id: 'made-up', payload });
    await slack.waitFor(() => bench.heard('question').length === 1);
    expect(bench.heard('question')[0]).toMatchObject({
      text: 'hey see https://a.org/?b=1&c, x@a.org in #general @here',
      at: 1_700_000_000_000,
    });
    await slack.waitFor(() => slack.violations.length === 1);
    slack.violations.splice(0);
  });

  test('in a thread is answered there', async () => {
    const { slack } = bench;
    const begun = slack.say(ada, 'events', 'Hello all');
    await slack.mention(ada, 'events', 'when?', { thread: begun }).answered();
    const [first] = slack.snapshot('events');
    expect(first?.thread.map(({ text }) => text)).toEqual([expect.stringContaining('when?'), 'Respuesta']);
  });

  test('written to the bot alone is answered there, refusals and long answers too', async () => {
    const { slack } = bench;
    await slack.dm(ada, 'what is ICE?').answered();
    expect(slack.snapshot({ dm: ada }).map(({ text }) => text)).toEqual(['what is ICE?', 'Respuesta']);
    expect(bench.heard('question')[0]).toMatchObject({ direct: true, text: 'what is ICE?' });
    bench.core = async (_, responder) => responder.refuse(says('No'), null);
    expect((await slack.dm(ada, 'again').answered()).text).toBe('No');
    bench.core = async (_, responder) => responder.answer('private', saysMuch());
    const { messages } = await slack.dm(ada, 'much').answered((answer) => answer.messages.length === 2);
    expect(messages.map(({ text }) => text.slice(0, 5))).toEqual(['first', 'Bring']);
  });

  test('written to the bot alone is one with a file, behind /me, and shown outside of its thread, too', async () => {
    const { slack } = bench;
    await slack.dm(ada, 'is this <warrant> real?', { subtype: 'file_share' }).answered();
    await slack.dm(ada, 'wonders what ICE is', { subtype: 'me_message' }).answered();
    const [thread] = slack.snapshot({ dm: ada });
    await slack.dm(ada, 'and now?', { subtype: 'thread_broadcast', thread: thread ?? null }).answered();
    expect(bench.heard('question').map(({ text }) => text)).toEqual([
      'is this <warrant> real?',
      'wonders what ICE is',
      'and now?',
    ]);
    expect(slack.snapshot({ dm: ada })[0]?.thread.map(({ text }) => text)).toEqual(['and now?', 'Respuesta']);
  });

  test.each(['channel_topic', 'pinned_item', 'message_replied', 'tombstone', 'bot_message', 'reminder_add'])(
    'is not what only happens there: %s',
    async (subtype) => {
      const { slack } = bench;
      await slack.dm(ada, 'private words', { subtype }).acknowledged();
      await slack.dm(ada, 'hello').answered();
      expect(bench.heard('question').map(({ text }) => text)).toEqual(['hello']);
      expect(JSON.stringify(bench.logged)).not.toContain('private words');
    },
  );

  test('is nothing else: neither is it told, nor is there a word of it in the log', async () => {
    const { slack } = bench;
    const channel = slack.channel('events').id;
    const event = {
      type: 'message',
      user: ada.id,
      channel,
      channel_type: 'channel',
      ts: '1700000000.000100',
    };
    const im = { ...event, channel_type: 'im', text: 'private words' };
    const bodies = [
      { ...event, text: 'private words', event_ts: event.ts },
      { ...im, subtype: 'message_changed', event_ts: event.ts },
      { ...im, bot_id: 'B0OTHER', event_ts: event.ts },
      { ...im, user: slack.bot.userId, event_ts: event.ts },
      // Broken: no text, no time, or none that can be read.
      { ...im, text: 'private words', event_ts: 'soon' },
      { type: 'message', channel_type: 'im', user: ada.id, channel },
      { type: 'app_mention', user: ada.id, channel },
      { type: 'app_home_opened', user: ada.id, tab: 'messages', event_ts: event.ts },
      { type: 'app_home_opened', tab: 'home' },
      { type: 'channel_created', channel: { id: channel, name: 'private words' } },
    ];
    bodies.forEach((body, at) => {
      const payload = { type: 'event_callback', team_id: slack.team.id, event_id: `Ev${at}`, event: body };
      slack.sendEnvelope({ type: 'events_api', envelope_id: `made-up-${at}`, payload });
    });
    await slack.mention(ada, 'events', 'whole').answered();
    expect(bench.heard('question').map(({ text }) => text)).toEqual(['whole']);
    expect(bench.heard('home')).toEqual([]);
    expect(bench.logged.filter(([code]) => code.startsWith('slack-unknown'))).toEqual([
      ['slack-unknown-message', undefined],
      ['slack-unknown-message', undefined],
      ['slack-unknown-mention', undefined],
      ['slack-unknown-home', undefined],
    ]);
    expect(JSON.stringify(bench.logged)).not.toContain('private words');
    // Acknowledged all the same; the double never sent these itself.
    expect(slack.violations.splice(0)).toHaveLength(bodies.length);
  });
});

describe('a reaction', () => {
  test.each([
    ['white_check_mark', 'check'],
    ['thinking_face', 'thinking'],
    ['x', 'cross'],
  ])('%s is told when it comes and when it goes, by the clock of Slack', async (name, reaction) => {
    const { slack } = bench;
    const message = slack.say(ada, 'events', 'post');
    const before = Date.now();
    slack.react(ada, message, name);
    await slack.waitFor(() => bench.heard('reaction').length === 1);
    slack.unreact(ada, message, name);
    await slack.waitFor(() => bench.heard('reaction').length === 2);
    const said = {
      kind: 'reaction',
      reaction,
      account: `slack:${slack.team.id}:${ada.id}`,
      message: { platform: 'slack', channel: slack.channel('events').id, message: message.ts },
    };
    const [added, removed] = bench.heard('reaction');
    expect(added).toEqual({ ...said, change: 'added', at: expect.any(Number) });
    expect(removed).toEqual({ ...said, change: 'removed', at: expect.any(Number) });
    expect(added?.at).toBeGreaterThanOrEqual(before - 1000);
    expect(removed?.at).toBeGreaterThanOrEqual(added?.at ?? Number.NaN);
  });

  test('of another kind, of the bot itself, or on a file counts for nothing', async () => {
    const { slack, platform } = bench;
    const message = slack.say(ada, 'events', 'post');
    const ref = { platform: 'slack', channel: slack.channel('events').id, message: message.ts };
    await platform.addReactions(ref, ['check', 'thinking', 'cross']);
    slack.react(ada, message, 'eyes');
    const file = { type: 'file', file: 'F1' };
    const event = {
      type: 'reaction_added',
      user: ada.id,
      reaction: 'x',
      item: file,
      event_ts: '1700000000.000100',
    };
    const payload = { type: 'event_callback', team_id: slack.team.id, event_id: 'Ev1', event };
    slack.sendEnvelope({ type: 'events_api', envelope_id: 'made-up', payload });
    slack.react(ada, message, 'x');
    await slack.waitFor(() => bench.heard('reaction').length > 0);
    expect(bench.heard('reaction').map(({ reaction }) => reaction)).toEqual(['cross']);
    expect(slack.violations.splice(0)).toHaveLength(1);
  });
});
