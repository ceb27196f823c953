import { serve } from '@hono/node-server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { errorsBeside, type Person } from '../doubles/slack/index.ts';
import { type AdapterBench, says, startAdapter } from './slack-adapter-bench.ts';

let bench: AdapterBench;
let ada: Person;
let server: ReturnType<typeof serve>;
let url: string;

beforeEach(async () => {
  const started = await startAdapter({ signed: true, apart: true });
  bench = started;
  const { web, slack } = started;
  if (!web) throw new Error('Nothing answers requests');
  const { promise: port, resolve } = Promise.withResolvers<number>();
  server = serve({ fetch: web.fetch, port: 0, hostname: '127.0.0.1' }, (info) => resolve(info.port));
  url = `http://127.0.0.1:${await port}/slack/events`;
  const early = await slack.postSigned(url, { type: 'event_callback', event: { type: 'message' } });
  expect(early.status).toBe(503);
  await started.platform.connect(started.receive);
  slack.deliverTo(url);
  ada = slack.person({ name: 'ada' });
  bench.core = async (_, responder) => responder.answer('private', says('Here', 'rsvp'));
});

afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await bench.stop();
  expect(bench.slack.violations).toEqual([]);
});

describe('signed requests', () => {
  test('bring everything that a socket brings, and no socket is opened', async () => {
    const { slack } = bench;
    expect(bench.heard('connected')).toHaveLength(1);
    const { message } = await slack.command(ada, 'events', 'help').answered();
    expect(message?.text).toBe('Here');
    bench.core = async (_, responder) => responder.update(says('Counted'));
    expect((await slack.press(ada, message, 'rsvp').answered()).updated).toBe(true);
    const { view } = await slack.command(ada, 'events', 'event show').answered();
    bench.core = async (_, responder) => responder.complete([{ label: 'Vigil', value: 'e1' }]);
    const { options } = await slack.suggest(ada, view, 'Event', 'v').answered();
    expect(options?.map(({ value }) => value)).toEqual(['e1']);
    bench.core = async (_, responder) => responder.refuse(says('Not that one'), 'event');
    await slack.submit(ada, view, { Event: 'e1' }).answered();
    expect(errorsBeside(slack.view(ada))).toEqual({ event: 'Not that one' });
    bench.core = async (_, responder) => responder.answer('public', says('Answer'));
    await slack.mention(ada, 'events', 'hello').answered();
    expect(slack.snapshot('events')[0]?.thread.map(({ text }) => text)).toEqual(['Answer']);
    expect(slack.requests.map(({ method }) => method)).not.toContain('apps.connections.open');
  });

  test('prove that the address is ours', async () => {
    const { slack } = bench;
    const challenge = { type: 'url_verification', token: 'x', challenge: 'c0ffee' };
    const answer = await slack.postSigned(url, challenge);
    expect([answer.status, await answer.text()]).toEqual([200, 'c0ffee']);
    const check = await fetch(`${url}`, {
      method: 'POST',
      body: new URLSearchParams({ ssl_check: '1', token: 'x' }),
    });
    expect([check.status, await check.text()]).toEqual([200, '']);
  });

  test('that are repeated say so, and are told with the same id', async () => {
    const { slack } = bench;
    const record = slack.mention(ada, 'events', 'hello');
    await record.answered();
    slack.resend(record);
    await slack.waitFor(() => bench.heard('question').length === 2);
    const [first, second] = bench.heard('question');
    expect(second?.id).toBe(first?.id);
  });

  test('that nobody answers in time fail, so that Slack sends events again', async () => {
    const { slack } = bench;
    const held = Promise.withResolvers<void>();
    const late = Promise.withResolvers<unknown>();
    bench.core = async (_, responder) => {
      await held.promise;
      await responder.answer('private', says('Too late')).catch(late.resolve);
    };
    const body = new URLSearchParams({
      command: '/sanctuary',
      text: 'help',
      user_id: ada.id,
      team_id: slack.team.id,
      channel_id: slack.channel('events').id,
      trigger_id: '1.2.3',
      response_url: `${slack.apiUrl}nowhere`,
    });
    const contentType = 'application/x-www-form-urlencoded';
    const answer = await slack.postSigned(url, body.toString(), { contentType });
    expect([answer.status, await answer.text()]).toEqual([500, '']);
    held.resolve();
    expect(await late.promise).toMatchObject({ name: 'PlatformError', code: 'unreachable' });
  });
});

describe('a request that Slack did not sign', () => {
  const body = {
    type: 'event_callback',
    event_id: 'Ev1',
    event: { type: 'app_mention', text: 'private words' },
  };
  const now = Math.floor(Date.now() / 1000);

  test.each<[string, Parameters<AdapterBench['slack']['postSigned']>[2]]>([
    ['wrong signature', { signature: `v0=${'0'.repeat(64)}` }],
    ['other secret', { secret: 'not-the-secret' }],
    ['no signature', { signature: null }],
    ['nonsense', { signature: 'private words' }],
    ['other version', { signature: `v1=${'0'.repeat(64)}` }],
    ['six minutes old', { timestamp: now - 360 }],
    ['six minutes ahead', { timestamp: now + 360 }],
    ['no time', { timestamp: '' }],
    ['time that is no number', { timestamp: 'NaN' }],
    ['time with a fraction', { timestamp: '1e10' }],
  ])('%s: is turned away without a word', async (_, options) => {
    const answer = await bench.slack.postSigned(url, body, options);
    expect([answer.status, await answer.text()]).toEqual([401, '']);
    expect(bench.heard('question')).toEqual([]);
    expect(bench.logged).toEqual([['slack-wrong-signature', undefined]]);
  });

  test('is turned away with what it would ask, too', async () => {
    const answer = await bench.slack.postSigned(
      url,
      { type: 'url_verification', challenge: 'c0ffee' },
      { secret: 'not-the-secret' },
    );
    expect([answer.status, await answer.text()]).toEqual([401, '']);
  });
});

describe('a signed request that cannot be read', () => {
  test.each([
    ['no JSON', 400],
    ['null', 200],
    ['7', 200],
    ['{}', 200],
    ['{"event":null}', 200],
    ['{"type":"event_callback","event":{"type":"app_mention"}}', 200],
  ])('%s', async (text, status) => {
    const answer = await bench.slack.postSigned(url, text);
    expect([answer.status, await answer.text()]).toEqual([status, '']);
  });

  test('for it is too large', async () => {
    const answer = await bench.slack.postSigned(url, JSON.stringify({ text: 'a'.repeat(1_100_000) }));
    expect([answer.status, await answer.text()]).toEqual([413, '']);
  });

  test('for it is a payload that is no JSON', async () => {
    const contentType = 'application/x-www-form-urlencoded';
    const answer = await bench.slack.postSigned(url, 'payload=%7Bprivate', { contentType });
    expect([answer.status, await answer.text()]).toEqual([400, '']);
  });
});

test('other paths and methods are not ours', async () => {
  expect((await fetch(url)).status).toBe(404);
  expect((await fetch(url.replace('events', 'else'), { method: 'POST' })).status).toBe(404);
});
