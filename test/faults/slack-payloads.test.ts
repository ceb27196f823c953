import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, type SlackDouble, startSlackDouble } from '../doubles/slack/index.ts';
import { type BotProcess, newFolder } from '../scenarios/bot-process.ts';
import { findWords } from '../scenarios/search-bytes.ts';
import { hasEnded } from './bot-on-discord.ts';
import {
  expectAliveOnSlack,
  expectProperOnSlack,
  namingOnSlack,
  publishedOnSlack,
  readySlackBot,
  seededOnSlack,
  slackSettings,
  there,
} from './bot-on-slack.ts';

// What bears Slack's signature and is nonsense all the same, whoever made it: each by a request of its own, to the whole bot.

const title = 'Payload hearing';
/** Stands in every malformed payload that can hold a text: it may not come back in the log. */
const whisper = 'my-cousin-has-no-papers';
const huge = '9'.repeat(400);
/** Nobody listens there. */
const nowhere = 'http://127.0.0.1:9/';

let slack: SlackDouble;
let bot: BotProcess;
let url: string;
let ana: Person;

beforeAll(async () => {
  slack = await startSlackDouble();
  const { SLACK_APP_TOKEN: _, ...env } = slackSettings(slack, {
    SLACK_SIGNING_SECRET: slack.signingSecret,
    PORT: '0',
    DATA_DIR: newFolder('data'),
  });
  bot = await readySlackBot(slack, env);
  const port = await slack.waitFor(() => /"port":(\d+),"msg":"listening"/.exec(bot.log())?.[1]);
  url = `http://127.0.0.1:${port}/slack/events`;
  slack.deliverTo(url);
  ana = slack.person({ name: 'ana' });
  await publishedOnSlack(slack, slack.person({ name: 'rosa', admin: true }), title);
  await seededOnSlack(slack, title);
});

afterAll(async () => {
  await bot?.kill();
  await slack.stop();
});

/** Deep enough to fill the stack of whoever walks it carelessly. */
const deep = `${'{"a":['.repeat(5_000)}${']}'.repeat(5_000)}`;
const junk: readonly unknown[] = [
  null,
  7,
  whisper,
  true,
  [],
  [whisper],
  {},
  { id: whisper },
  huge,
  whisper.repeat(5_000),
  Object.fromEntries([
    ['__proto__', { id: whisper }],
    ['constructor', whisper],
    ['toString', 1],
  ]),
];

const event_ts = `${Math.floor(Date.now() / 1000)}.000100`;
/** What each kind bears, right as it stands. */
function bodies(): Readonly<Record<string, Record<string, unknown>>> {
  const channel = slack.channel('events').id;
  const post = there(namingOnSlack(slack, title)[0]);
  const about = {
    type: 'event_callback',
    team_id: slack.team.id,
    api_app_id: slack.bot.appId,
    event_time: 1,
  };
  const said = { user: ana.id, text: `<@${slack.bot.userId}> ${whisper}`, channel, ts: event_ts, event_ts };
  const user = { id: ana.id, team_id: slack.team.id };
  const common = { team: { id: slack.team.id }, user, trigger_id: '1.2.3', api_app_id: slack.bot.appId };
  const response_url = nowhere;
  const view = {
    id: 'V1',
    type: 'modal',
    callback_id: 'event-changed:x',
    private_metadata: '{}',
    state: { values: {} },
  };
  return {
    mention: { ...about, event_id: 'Ev1', event: { type: 'app_mention', ...said } },
    message: { ...about, event_id: 'Ev2', event: { type: 'message', channel_type: 'im', ...said } },
    home: {
      ...about,
      event_id: 'Ev3',
      event: { type: 'app_home_opened', user: ana.id, tab: 'home', event_ts },
    },
    reaction: {
      ...about,
      event_id: 'Ev4',
      event: {
        type: 'reaction_added',
        user: ana.id,
        reaction: 'white_check_mark',
        item: { type: 'message', channel, ts: post.ts },
        event_ts,
      },
    },
    press: {
      ...common,
      type: 'block_actions',
      response_url,
      channel: { id: channel },
      container: { type: 'message', message_ts: post.ts, channel_id: channel },
      message: { ts: post.ts },
      actions: [{ type: 'button', action_id: `unknown:${whisper}`, block_id: 'b', action_ts: event_ts }],
    },
    form: { ...common, type: 'view_submission', view },
    suggestion: {
      ...common,
      type: 'block_suggestion',
      action_id: 'event',
      block_id: 'b',
      value: whisper,
      view,
    },
  };
}

/** Each field left out, and replaced by each kind of junk; one level further down as well. */
function broken(body: Record<string, unknown>): unknown[] {
  const fields = Object.keys(body);
  const inner = fields.flatMap((field) => {
    const value = body[field];
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    return Object.keys(value).flatMap((name) =>
      junk.map((each) => ({ ...body, [field]: { ...value, [name]: each } })),
    );
  });
  return [
    ...fields.flatMap((field) => [undefined, ...junk].map((each) => ({ ...body, [field]: each }))),
    ...inner,
  ];
}

/** All statuses with which it was answered. */
async function answers(
  payloads: readonly (readonly [text: string, contentType: string])[],
): Promise<number[]> {
  const statuses = new Set<number>();
  const waiting = [...payloads];
  const post = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop())
      statuses.add((await slack.postSigned(url, next[0], { contentType: next[1] })).status);
  };
  await Promise.all(Array.from({ length: 8 }, post));
  return [...statuses].sort();
}

const json = 'application/json';
const asForm = 'application/x-www-form-urlencoded';
const inForm = (body: unknown) =>
  [new URLSearchParams({ payload: JSON.stringify(body) ?? '' }).toString(), asForm] as const;

test('a press that was signed once counts once, and one of another body not at all', async () => {
  const post = there(namingOnSlack(slack, title)[0]);
  const [going] = /rsvp:[\w-]+:going:[\w-]+/.exec(JSON.stringify(post.message)) ?? [];
  const timestamp = Math.floor(Date.now() / 1000);
  const wei = slack.person({ name: 'wei' });
  const press = {
    ...there(bodies().press),
    user: { id: wei.id, team_id: slack.team.id },
    trigger_id: 'once',
    actions: [{ type: 'button', action_id: there(going), action_ts: event_ts }],
  };
  const [text, contentType] = inForm(press);
  for (let time = 0; time < 3; time += 1) await slack.postSigned(url, text, { contentType, timestamp });
  await slack.waitFor(() => namingOnSlack(slack, title)[0]?.text.includes('1 going'), { withinMs: 20_000 });
  const other = text.replace(wei.id, 'U999');
  const headers = { 'X-Slack-Signature': 'v0=0' };
  expect(
    (await slack.postSigned(url, other, { contentType, timestamp, signature: 'v0=0', headers })).status,
  ).toBe(401);
});

test.each(['mention', 'message', 'home', 'reaction'])(
  'an event that lacks something or holds nonsense: %s',
  async (kind) => {
    const payloads = broken(there(bodies()[kind])).map((body) => [JSON.stringify(body), json] as const);
    expect(await answers(payloads)).toEqual([200]);
    await expectAliveOnSlack(slack, bot, ana);
  },
);

test.each(['press', 'form', 'suggestion'])(
  'what somebody does that lacks something or holds nonsense: %s',
  async (kind) => {
    expect(await answers(broken(there(bodies()[kind])).map(inForm))).toEqual([200]);
    await expectAliveOnSlack(slack, bot, ana);
  },
);

test('a command that lacks something or holds nonsense', async () => {
  const right = {
    command: '/sanctuary',
    text: `ask ${whisper}`,
    user_id: ana.id,
    team_id: slack.team.id,
    channel_id: slack.channel('events').id,
    trigger_id: '1.2.3',
    response_url: nowhere,
  };
  const names = Object.keys(right);
  const spoilt = ['', whisper, huge, '<@U1>', '\0', '__proto__', 'https://evil.example/'].flatMap((value) =>
    names.map((name) => ({ ...right, [name]: value })),
  );
  const lacking = names.map((name) =>
    Object.fromEntries(Object.entries(right).filter(([each]) => each !== name)),
  );
  const twice = `${new URLSearchParams(right)}&user_id=U1&text=x&__proto__=x&constructor=y`;
  const texts = [...spoilt, ...lacking].map(
    (body) => [new URLSearchParams(body).toString(), asForm] as const,
  );
  expect(await answers([...texts, [twice, asForm]])).toEqual([200]);
  await expectAliveOnSlack(slack, bot, ana);
});

test('what is no payload at all', async () => {
  const texts = [...junk, undefined].map((body) => JSON.stringify(body) ?? '');
  const nonsense = [
    '',
    '{',
    'null',
    '[]',
    '"a"',
    deep,
    '{"type":"event_callback","event":{"type":"__proto__"}}',
    'payload=',
    'payload=%',
    '&&&',
    '%00',
  ];
  const payloads = [...texts, ...nonsense].flatMap((text) => [
    [text, json] as const,
    [text, asForm] as const,
    [text, ''] as const,
    [`payload=${encodeURIComponent(text)}`, asForm] as const,
  ]);
  for (const status of await answers(payloads)) expect([200, 400]).toContain(status);
  await expectAliveOnSlack(slack, bot, ana);
});

test('what was signed once and is sent again does nothing again, and later is nothing at all', async () => {
  const mention = there(bodies().mention);
  const said = () => slack.requests.filter(({ method }) => method === 'chat.postMessage');
  const inThread = (ts: string) => said().filter(({ arguments: given }) => given.thread_ts === ts).length;
  const timestamp = Math.floor(Date.now() / 1000);
  const signed = (body: unknown, at = timestamp) =>
    slack.postSigned(url, JSON.stringify(body), { timestamp: at });
  const asked = (id: string, ts: string) => ({
    ...mention,
    event_id: id,
    event: { ...Object(mention.event), ts },
  });
  const [first, last] = [`${timestamp}.000001`, `${timestamp}.000002`];
  for (let time = 0; time < 6; time += 1) expect((await signed(asked('Ev-again', first))).status).toBe(200);
  // One channel's messages go out one after the other: what came of those stands before this one's.
  await signed(asked('Ev-last', last));
  await slack.waitFor(() => inThread(last) === 1, { withinMs: 20_000 });
  expect(inThread(first)).toBe(1);
  for (const old of [timestamp - 301, timestamp - 3_600, timestamp + 400])
    expect((await signed(asked('Ev-old', first), old)).status).toBe(401);
});

test('the log has codes for all of it and not one word that was in it', () => {
  expect(hasEnded(bot)).toBe(false);
  expect(findWords([whisper, ana.id, huge.slice(0, 60)], new Map([['log', Buffer.from(bot.log())]]))).toEqual(
    [],
  );
  expect(bot.codes().filter((code) => code.endsWith('-broke') && code !== 'slack-delivery-broke')).toEqual(
    [],
  );
  expect(bot.log()).not.toContain('uncaught');
  expectProperOnSlack(slack);
});
