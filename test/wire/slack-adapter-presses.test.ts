import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message, Modal } from '../../src/chat/message.ts';
import type { Person, SeenMessage } from '../doubles/slack/index.ts';
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

async function posted(message: Message, where = 'events'): Promise<SeenMessage> {
  const { slack, platform } = bench;
  const place = { platform: 'slack', group: slack.team.id, channel: slack.channel(where).id };
  const ref = await platform.send(place, message, 'key-1');
  const found = slack.snapshot(where).find(({ ts }) => ts === ref.message);
  if (!found) throw new Error('Nothing was posted');
  return found;
}

const post = says('Vigil', 'rsvp', 'maybe');

describe('a button under a message', () => {
  test('reaches the core with what it asks for, who, where, and when by the clock of Slack', async () => {
    const { slack } = bench;
    bench.core = async (_, responder) => responder.update(says('Vigil: 1 going', 'rsvp'));
    const message = await posted(post);
    // An hour from our clock, so that whose clock it is makes a difference.
    slack.clock.advance(3_600_000);
    const record = slack.press(ada, message, 'rsvp');
    expect((await record.answered()).updated).toBe(true);
    expect(slack.snapshot('events').map(({ text }) => text)).toEqual(['Vigil: 1 going']);
    const [press] = bench.heard('action');
    expect(press).toMatchObject({
      id: record.payload.trigger_id,
      actor: { account: `slack:${slack.team.id}:${ada.id}`, language: 'en', organizer: false },
      place: { platform: 'slack', group: slack.team.id, channel: slack.channel('events').id },
      direct: false,
      call: { action: 'rsvp', args: ['e1'] },
      fields: {},
    });
    expect(Math.abs((press?.at ?? 0) - record.createdAt)).toBeLessThan(1000);
  });

  test('changes the message for all, and tells its presser more', async () => {
    const { slack } = bench;
    bench.core = async (_, responder) => {
      await responder.update(says('Vigil: 1 going', 'rsvp'));
      await responder.note(says('You are counted'));
    };
    const message = await posted(post);
    const { ephemeral } = await slack
      .press(ada, message, 'rsvp')
      .answered(({ messages }) => messages.length === 2);
    expect(ephemeral.map(({ text }) => text)).toEqual(['You are counted']);
    expect(slack.snapshot('events').map(({ text }) => text)).toEqual(['Vigil: 1 going']);
  });

  test('can be answered privately or openly, and the message stays', async () => {
    const { slack } = bench;
    const message = await posted(post);
    bench.core = async (_, responder) => responder.answer('private', says('For you'));
    const { ephemeral } = await slack.press(ada, message, 'rsvp').answered();
    expect(ephemeral.map(({ text }) => text)).toEqual(['For you']);
    bench.core = async (_, responder) => responder.answer('public', says('For all'));
    await slack.press(ada, message, 'maybe').answered();
    expect(slack.snapshot('events').map(({ text }) => text)).toEqual(['Vigil', 'For all']);
    bench.core = async (_, responder) => responder.refuse(says('Not you'), null);
    const refused = await slack.press(ada, message, 'maybe').answered();
    expect(refused.ephemeral.map(({ text }) => text)).toEqual(['Not you']);
  });

  test('that takes longer is acknowledged first, once, without a body', async () => {
    bench.core = async (_, responder) => {
      await responder.defer('update');
      await responder.update(says('Later'));
    };
    const record = bench.slack.press(ada, await posted(post), 'rsvp');
    expect(await record.acknowledged()).toBeUndefined();
    expect((await record.answered()).updated).toBe(true);
  });

  test('is answered in the thread in which its message stands', async () => {
    const { slack } = bench;
    bench.core = async (_, responder) => responder.answer('public', says('Which one?', 'topic'));
    slack.mention(ada, 'events', 'a question');
    await slack.waitFor(() => slack.snapshot('events')[0]?.thread.length === 1);
    const [question] = slack.snapshot('events');
    bench.core = async (_, responder) => {
      await responder.answer('private', says('This one'));
      await responder.note(says('And that'));
    };
    await slack.press(ada, question?.thread[0], 'topic').answered(({ messages }) => messages.length === 2);
    const [seen, ...others] = slack.snapshot('events', ada);
    expect(others).toEqual([]);
    expect(seen?.thread.map(({ text }) => text)).toEqual(['Which one?', 'This one', 'And that']);
  });

  test('under the message that begins a thread is answered outside of it', async () => {
    const { slack } = bench;
    const message = await posted(post);
    bench.core = async (_, responder) => responder.answer('public', says('In the thread'));
    slack.mention(ada, 'events', 'when?', { thread: message });
    await slack.waitFor(() => slack.snapshot('events')[0]?.thread.length === 2);
    bench.core = async (_, responder) => responder.answer('private', says('Beside it'));
    await slack.press(ada, slack.snapshot('events')[0], 'rsvp').answered();
    expect(slack.snapshot('events', ada).map(({ text }) => text)).toEqual(['Vigil', 'Beside it']);
  });

  test('that leads to a page opens it by itself', async () => {
    const { slack } = bench;
    const buttons = [
      { label: 'Agenda', url: 'https://example.org/a' },
      { label: 'Map', url: 'https://example.org/b' },
    ];
    const message = await posted({ summary: 'Links', blocks: [{ kind: 'buttons', buttons }] });
    for (const { label } of buttons) {
      expect(await slack.press(ada, message, label).acknowledged()).toBeUndefined();
    }
    expect(bench.heard('action')).toEqual([]);
  });

  test('that nobody answers, for it came before, is acknowledged by the adapter', async () => {
    bench.core = async () => {};
    expect(await bench.slack.press(ada, await posted(post), 'rsvp').acknowledged()).toBeUndefined();
  });
});

test('an option that was chosen is handed over as its value', async () => {
  const { slack } = bench;
  bench.core = async (_, responder) => responder.answer('private', says('Chosen'));
  const message = await posted({
    summary: 'Which?',
    blocks: [
      {
        kind: 'select',
        label: 'Which?',
        choose: { action: 'topic', args: [] },
        options: [
          { label: 'First', value: 'a' },
          { label: 'Second', value: 'b' },
        ],
      },
    ],
  });
  await slack.choose(ada, message, 'topic', 'Second').answered();
  expect(bench.heard('action')[0]).toMatchObject({ call: { action: 'topic' }, fields: { value: 'b' } });
});

describe('the page that the bot has for each person', () => {
  const modal: Modal = {
    title: 'Change',
    submit: { action: 'changed', args: ['e1'] },
    fields: [
      { kind: 'text', name: 'title', label: 'Title', value: '', required: true, long: false, maxLength: 10 },
    ],
  };

  async function opened(message = says('Coming up', 'rsvp', 'change')) {
    bench.core = async (_, responder) => responder.answer('private', message);
    const { home } = await bench.slack.openHome(ada).answered();
    if (!home) throw new Error('The page stayed empty');
    return home;
  }

  test('is filled when somebody opens it', async () => {
    const { slack } = bench;
    const home = await opened();
    expect(home.text).toContain('Coming up');
    expect(bench.heard('home')).toMatchObject([
      {
        actor: { account: `slack:${slack.team.id}:${ada.id}`, language: 'en', organizer: false },
        place: { platform: 'slack', group: slack.team.id, channel: '' },
        direct: true,
      },
    ]);
  });

  test('says that there is more where there is too much', async () => {
    const home = await opened({
      summary: 'Much',
      blocks: Array.from({ length: 150 }, (_, at) => ({ kind: 'text' as const, text: `Event ${at}` })),
    });
    expect(home.blocks).toHaveLength(100);
    expect(home.text).toContain('Event 98');
    expect(home.text).not.toContain('Event 99');
    expect(home.text).toContain(words('en', 'slack.more-in-channel'));
  });

  test('shows below what a button there changes, and in a window what is said besides', async () => {
    const { slack } = bench;
    const home = await opened();
    bench.core = async (_, responder) => {
      await responder.update(says('Coming up: 1 going', 'rsvp'));
      await responder.note(says('You are counted', 'take-back'));
      await responder.note(says('Thank you'));
    };
    await slack.press(ada, home, 'rsvp').answered(({ view }) => view?.text.includes('Thank you'));
    expect(slack.home(ada)?.text).toContain('1 going');
    expect(slack.view(ada)?.text).toContain('You are counted');
    expect(bench.heard('action')[0]).toMatchObject({ direct: true, place: { channel: '' } });
  });

  test('answers a button in a window, whose own buttons change that window', async () => {
    const { slack } = bench;
    const home = await opened();
    bench.core = async (_, responder) => responder.answer('private', says('You are counted', 'take-back'));
    const { view } = await slack.press(ada, home, 'rsvp').answered();
    bench.core = async (_, responder) => {
      await responder.update(says('Taken back'));
      await responder.note(says('Come another time'));
    };
    await slack.press(ada, view, 'take-back').answered((answer) => answer.view?.text.includes('another'));
    expect(slack.view(ada)?.text).toContain('Taken back');
    expect(slack.view(ada)?.text).not.toContain('You are counted');
    expect(bench.heard('action')[1]).toMatchObject({
      call: { action: 'take-back' },
      direct: true,
      place: { channel: '' },
    });
  });

  test('cannot be answered in a window that was closed meanwhile', async () => {
    const { slack } = bench;
    const home = await opened();
    bench.core = async (_, responder) => responder.answer('private', says('You are counted', 'take-back'));
    const { view } = await slack.press(ada, home, 'rsvp').answered();
    const why = Promise.withResolvers<unknown>();
    bench.core = async (_, responder) => {
      slack.closeView(ada, view);
      await responder.update(says('Taken back')).catch(why.resolve);
    };
    slack.press(ada, view, 'take-back');
    expect(await why.promise).toMatchObject({ name: 'PlatformError', code: 'expired' });
  });

  test('answers directly where a window can no longer be opened', async () => {
    const { slack } = bench;
    const home = await opened();
    bench.core = async (_, responder) => responder.answer('private', says('You are counted'));
    slack.failNext('views.open', { error: 'expired_trigger_id' });
    await slack.press(ada, home, 'rsvp').acknowledged();
    await slack.waitFor(() => slack.snapshot({ dm: ada }).length === 1);
    expect(slack.snapshot({ dm: ada })[0]?.text).toBe('You are counted');
  });

  test('opens a form, whose answer stands in the same window', async () => {
    const { slack } = bench;
    const home = await opened();
    bench.core = async (_, responder) => responder.open(modal);
    const { view } = await slack.press(ada, home, 'change').answered();
    bench.core = async (_, responder) => responder.answer('private', says('Changed'));
    await slack.submit(ada, view, { title: 'Vigil' }).answered();
    expect(slack.view(ada)?.text).toContain('Changed');
    expect(bench.heard('action').at(-1)).toMatchObject({ direct: true, fields: { title: 'Vigil' } });
  });

  test('opens a form over a window', async () => {
    const { slack } = bench;
    const home = await opened();
    bench.core = async (_, responder) => responder.answer('private', says('Draft', 'change'));
    const { view } = await slack.press(ada, home, 'rsvp').answered();
    bench.core = async (_, responder) => responder.open(modal);
    slack.failNext('views.push', { error: 'expired_trigger_id' });
    await slack.press(ada, view, 'change').acknowledged();
    await slack.waitFor(() => slack.snapshot({ dm: ada }).length === 1);
    expect(slack.snapshot({ dm: ada })[0]?.text).toBe(words('en', 'slack.form-too-late'));
    expect(slack.view(ada)?.text).toContain('Draft');
    const over = await slack.press(ada, view, 'change').answered();
    expect(over.view?.title).toBe('Change');
  });
});
