import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Bench, startBench } from '../doubles/slack/real-app.ts';

let bench: Bench;

beforeEach(async () => {
  bench = await startBench({ channels: ['general', 'events', { name: 'private-plans', private: true }] });
});

afterEach(async () => {
  expect(bench.slack.violations).toEqual([]);
  await bench.stop();
});

const go = {
  type: 'actions' as const,
  block_id: 'row',
  elements: [
    {
      type: 'button' as const,
      action_id: 'go',
      value: 'v1',
      text: { type: 'plain_text' as const, text: 'Go' },
    },
  ],
};

test('A command brings the fields of its form', async () => {
  const { slack, ada } = bench;
  const { payload } = slack.command(ada, 'private-plans', '  event list ');
  expect(payload).toEqual({
    token: expect.any(String),
    team_id: slack.team.id,
    team_domain: slack.team.domain,
    channel_id: slack.channel('private-plans').id,
    channel_name: 'privategroup',
    user_id: ada.id,
    user_name: 'ada',
    command: '/sanctuary',
    text: 'event list',
    api_app_id: slack.bot.appId,
    is_enterprise_install: 'false',
    response_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\//),
    trigger_id: expect.stringMatching(/^\d+\.\d+\.\w+$/),
  });
  expect(slack.command(ada, 'events', '').payload).toMatchObject({ channel_name: 'events', text: '' });
  expect(slack.command(ada, { dm: true }, '').payload).toMatchObject({ channel_name: 'directmessage' });
});

test('What is typed after a command arrives escaped, its channels, people and addresses as sequences', async () => {
  const { slack, ada } = bench;
  const typed = (text: string) => slack.command(ada, 'events', text).payload.text;
  expect(typed('a & b <c>')).toBe('a &amp; b &lt;c&gt;');
  expect(typed('“quoted” it’s')).toBe('“quoted” it’s');
  expect(typed('in #general, not #nowhere')).toBe(
    `in <#${slack.channel('general').id}|general>, not #nowhere`,
  );
  expect(typed('channel:#general')).toBe(`channel:<#${slack.channel('general').id}|general>`);
  expect(typed('<https://example.org|home>')).toBe('&lt;<https://example.org>|home&gt;');
  expect(typed('with @ada')).toBe(`with <@${ada.id}|ada>`);
  expect(typed('see https://example.org/?a=1&b=2')).toBe('see <https://example.org/?a=1&amp;b=2>');
});

test('A button under a post brings the post', async () => {
  const { slack, client, ada } = bench;
  const channel = slack.channel('private-plans').id;
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'Rally', blocks: [go] });
  const { payload } = slack.press(ada, slack.snapshot('private-plans')[0], 'Go');
  expect(payload).toMatchObject({
    type: 'block_actions',
    user: { id: ada.id, username: 'ada', name: 'ada', team_id: slack.team.id },
    api_app_id: slack.bot.appId,
    container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
    trigger_id: expect.any(String),
    team: { id: slack.team.id, domain: slack.team.domain },
    channel: { id: channel, name: 'privategroup' },
    message: {
      type: 'message',
      ts,
      text: 'Rally',
      user: slack.bot.userId,
      bot_id: slack.bot.botId,
      blocks: [{ block_id: 'row' }],
    },
    response_url: expect.any(String),
    actions: [
      {
        action_id: 'go',
        block_id: 'row',
        type: 'button',
        value: 'v1',
        text: { text: 'Go' },
        action_ts: expect.any(String),
      },
    ],
  });
});

test('A button under what only one person sees brings its place alone', async () => {
  const { slack, client, ada } = bench;
  const channel = slack.channel('events').id;
  await client.chat.postEphemeral({ channel, user: ada.id, text: 'Draft', blocks: [go] });
  const { payload } = slack.press(ada, slack.snapshot('events', ada)[0], 'Go');
  expect(payload).toMatchObject({ container: { channel_id: channel, is_ephemeral: true } });
  expect(payload).not.toHaveProperty('message');
});

test('A button in a Home brings the view and no place to answer', async () => {
  const { slack, client, ada } = bench;
  await client.views.publish({
    user_id: ada.id,
    view: { type: 'home', private_metadata: 'p', blocks: [go] },
  });
  const { payload } = slack.press(ada, slack.home(ada), 'Go');
  expect(payload).toMatchObject({
    container: { type: 'view', view_id: slack.home(ada)?.id },
    view: { type: 'home', private_metadata: 'p', hash: expect.any(String) },
  });
  expect(payload).not.toHaveProperty('response_url');
  expect(payload).not.toHaveProperty('channel');
});

test('An event stands in its envelope, with whom it is for', async () => {
  const { slack, ada } = bench;
  const message = slack.say(ada, 'events', 'Hello');
  const { payload } = slack.react(ada, message, 'x');
  expect(payload).toMatchObject({
    type: 'event_callback',
    team_id: slack.team.id,
    api_app_id: slack.bot.appId,
    event_id: expect.stringMatching(/^Ev/),
    event_time: expect.any(Number),
    is_ext_shared_channel: false,
    authorizations: [
      { team_id: slack.team.id, user_id: slack.bot.userId, is_bot: true, is_enterprise_install: false },
    ],
    event: {
      type: 'reaction_added',
      user: ada.id,
      reaction: 'x',
      item: { type: 'message', channel: slack.channel('events').id, ts: message.ts },
      item_user: ada.id,
      event_ts: expect.stringMatching(/^\d{10}\.\d{6}$/),
    },
  });
});
