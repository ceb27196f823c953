import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SeenMessage } from '../doubles/slack/index.ts';
import { type Bench, startBench } from '../doubles/slack/real-app.ts';

let bench: Bench;

beforeEach(async () => {
  bench = await startBench({ channels: ['general', 'events', { name: 'private-plans', private: true }] });
});

afterEach(async () => {
  expect(bench.slack.violations).toEqual([]);
  await bench.stop();
});

const going = {
  type: 'actions' as const,
  elements: [
    {
      type: 'button' as const,
      action_id: 'going',
      value: 'rally',
      style: 'primary' as const,
      text: { type: 'plain_text' as const, text: 'Going' },
    },
    {
      type: 'static_select' as const,
      action_id: 'bring',
      placeholder: { type: 'plain_text' as const, text: 'What do you bring?' },
      options: ['Water', 'Signs'].map((text) => ({
        text: { type: 'plain_text' as const, text },
        value: text.toLowerCase(),
      })),
    },
  ],
};

async function post(channel = 'events'): Promise<SeenMessage> {
  const { slack, client } = bench;
  const text = { type: 'mrkdwn' as const, text: '*Rally* at <https://example.org|City Hall> &amp; after' };
  await client.chat.postMessage({
    channel: slack.channel(channel).id,
    text: 'Rally',
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: 'Tonight' } },
      { type: 'section', text },
      going,
    ],
  });
  const [seen] = slack.snapshot(channel);
  if (!seen) throw new Error('Nothing was posted');
  return seen;
}

test('A post is seen as people read it, with its buttons and menus', async () => {
  const seen = await post();
  expect(seen).toMatchObject({
    author: 'sanctuary-bot',
    text: 'Tonight\nRally at City Hall & after',
    buttons: [{ text: 'Going', actionId: 'going', value: 'rally', style: 'primary', url: null }],
    selects: [
      {
        actionId: 'bring',
        placeholder: 'What do you bring?',
        options: [
          { text: 'Water', value: 'water' },
          { text: 'Signs', value: 'signs' },
        ],
      },
    ],
    pings: [],
    edited: false,
    ephemeral: false,
  });
});

test('Dates are read in their fallback, and as Slack words them', async () => {
  const { slack, client } = bench;
  const at = Date.UTC(2030, 4, 1, 1, 30) / 1000;
  await client.chat.postMessage({
    channel: slack.channel('events').id,
    text: `<!date^${at}^{date_long} {time}|soon>`,
  });
  expect(slack.snapshot('events')[0]?.text).toBe('soon\nTuesday, April 30, 2030 6:30 PM');
});

test('What would notify somebody is told', async () => {
  const { slack, client, ada } = bench;
  await client.chat.postMessage({
    channel: slack.channel('events').id,
    text: `<!channel> and <@${ada.id}>`,
    blocks: [
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'broadcast', range: 'here' },
              { type: 'text', text: '<!everyone>' },
            ],
          },
        ],
      },
    ],
  });
  expect(slack.snapshot('events')[0]?.pings).toEqual(['<!channel>', `<@${ada.id}>`, '<!here>']);
});

test('A command is answered for the person alone', async () => {
  const { slack, app, ada } = bench;
  const bob = slack.person({ name: 'bob' });
  app.command('/sanctuary', async ({ ack, command }) => ack(`You said ${command.text}`));
  const answer = await slack.command(ada, 'events', 'event list').answered();
  expect(answer).toMatchObject({ text: 'You said event list', ephemeral: [{ text: 'You said event list' }] });
  expect(slack.snapshot('events', ada)).toHaveLength(1);
  expect(slack.snapshot('events', bob)).toHaveLength(0);
  expect(slack.snapshot('events')).toHaveLength(0);
});

test('A command that nobody acknowledges fails for the person', async () => {
  const { slack, ada } = bench;
  const asked = slack.command(ada, 'events', 'event list');
  const answered = asked.answered();
  slack.clock.advance(3001);
  await expect(answered).rejects.toThrow('did not respond (operation_timeout)');
  expect(asked.failed).toBe(true);
});

test('Without a connection a command fails at once', async () => {
  const { slack, app, ada } = bench;
  await app.stop();
  await slack.waitUntilDisconnected();
  await expect(slack.command(ada, 'events', '').answered()).rejects.toThrow(
    'did not respond (dispatch_failed',
  );
  expect(slack.interactions.at(-1)?.deliveries).toBe(0);
});

test('A pressed button can change its message and tell the person something', async () => {
  const { slack, app, ada } = bench;
  app.action('going', async ({ ack, respond, client, body }) => {
    await ack();
    await respond({ replace_original: true, text: 'Rally: 1 going' });
    await client.chat.postEphemeral({ channel: body.channel?.id ?? '', user: body.user.id, text: 'Counted' });
  });
  const pressed = slack.press(ada, await post(), 'Going');
  const answer = await pressed.answered(({ ephemeral }) => ephemeral.length > 0);
  expect(answer).toMatchObject({ updated: true, text: 'Rally: 1 going\nCounted' });
  expect(slack.snapshot('events').map(({ text }) => text)).toEqual(['Rally: 1 going']);
});

test('Nobody can press a button that is not there', async () => {
  const { slack, ada } = bench;
  const seen = await post();
  expect(() => slack.press(ada, seen, 'Not going')).toThrow(
    '0 buttons match Not going; there are: going = Going',
  );
  slack.deleteMessage(seen);
  expect(() => slack.press(ada, seen, 'Going')).toThrow('The message is gone');
});

test('A choice in a menu reaches the app', async () => {
  const { slack, app, ada } = bench;
  app.action('bring', async ({ ack, respond, body }) => {
    await ack();
    const [action] = 'actions' in body ? body.actions : [];
    await respond({
      text: `Thanks: ${action && 'selected_option' in action ? action.selected_option?.value : ''}`,
    });
  });
  const answer = await slack.choose(ada, await post(), /bring/, 'Signs').answered();
  expect(answer.ephemeral.map(({ text }) => text)).toEqual(['Thanks: signs']);
});

test('Reactions are told, each once, and counted by emoji', async () => {
  const { slack, app, client, ada } = bench;
  const told: string[] = [];
  app.event('reaction_added', async ({ event }) => void told.push(`+${event.reaction}`));
  app.event('reaction_removed', async ({ event }) => void told.push(`-${event.reaction}`));
  const { message } = await post();
  await slack.react(ada, message, 'white_check_mark').acknowledged();
  slack.react(ada, message, 'white_check_mark');
  await client.reactions.add({ channel: message.channelId, timestamp: message.ts, name: 'white_check_mark' });
  expect(slack.snapshot('events')[0]?.reactions).toEqual({ white_check_mark: 2 });
  await slack.unreact(ada, message, 'white_check_mark').acknowledged();
  slack.unreact(ada, message, 'white_check_mark');
  await slack.react(ada, message, 'x').acknowledged();
  await slack.waitFor(() => told.length === 3, { for: 'what Ada did' });
  expect(told).toEqual(['+white_check_mark', '-white_check_mark', '+x']);
  expect(slack.snapshot('events')[0]?.reactions).toEqual({ white_check_mark: 1, x: 1 });
});

test('The reactions of somebody deactivated stay, and they can do nothing more', async () => {
  const { slack, ada } = bench;
  const { message } = await post();
  slack.react(ada, message, 'x');
  slack.deactivate(ada);
  expect(slack.snapshot('events')[0]?.reactions).toEqual({ x: 1 });
  expect(() => slack.command(ada, 'events', '')).toThrow('ada is deactivated');
});

test('A mention is answered in its thread; other messages are nobody’s business', async () => {
  const { slack, app, ada } = bench;
  const heard: string[] = [];
  app.message(async ({ message }) => void heard.push(message.ts));
  app.event('app_mention', async ({ event, client }) => {
    const thread_ts = event.thread_ts ?? event.ts;
    await client.chat.postMessage({
      channel: event.channel,
      thread_ts,
      text: `You asked: ${event.text.slice(-5)}`,
    });
  });
  slack.say(ada, 'events', 'Hello all');
  const answer = await slack.mention(ada, 'events', 'help?').answered();
  expect(answer.text).toBe('You asked: help?');
  const [said, asked] = slack.snapshot('events');
  expect(said?.text).toBe('Hello all');
  expect(asked?.text).toBe('@sanctuary-bot help?');
  expect(asked?.thread.map(({ text }) => text)).toEqual(['You asked: help?']);
  expect(heard).toEqual([]);
});

test('Where the bot is no member it hears of no mention and no reaction', async () => {
  const { slack, ada } = bench;
  const { message } = await post();
  slack.removeBot('events');
  expect(slack.mention(ada, 'events', 'help?').deliveries).toBe(0);
  expect(slack.react(ada, message, 'x').deliveries).toBe(0);
  slack.inviteBot('events');
  expect(slack.mention(ada, 'events', 'help?').deliveries).toBe(1);
});

test('Direct messages are answered there', async () => {
  const { slack, app, ada } = bench;
  app.message(async ({ message, say }) => {
    if (message.subtype === undefined) await say(`You wrote ${message.text}`);
  });
  const answer = await slack.dm(ada, 'hi & <bye>').answered();
  expect(answer.text).toBe('You wrote hi & <bye>');
  expect(slack.snapshot({ dm: ada }).map(({ author }) => author)).toEqual(['ada', 'sanctuary-bot']);
  app.command('/sanctuary', async ({ ack, command }) => ack(command.channel_name));
  expect((await slack.command(ada, { dm: true }, '').answered()).text).toBe('directmessage');
});

test('Home is published when it is opened, and again', async () => {
  const { slack, app, ada } = bench;
  let opened = 0;
  app.event('app_home_opened', async ({ event, client }) => {
    opened += 1;
    const text = { type: 'plain_text' as const, text: `Opened ${opened}` };
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [{ type: 'section', text }, going] },
    });
  });
  expect(slack.home(ada)).toBeNull();
  expect((await slack.openHome(ada).answered()).home?.text).toBe('Opened 1');
  await slack.openHome(ada).answered();
  expect(slack.home(ada)).toMatchObject({ text: 'Opened 2', buttons: [{ text: 'Going' }] });
});
