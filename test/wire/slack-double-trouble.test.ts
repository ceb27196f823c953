import { webApi } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Bench, refusal, startBench } from '../doubles/slack/real-app.ts';

let bench: Bench;

beforeEach(async () => {
  bench = await startBench();
});

afterEach(async () => {
  expect(bench.slack.violations).toEqual([]);
  await bench.stop();
});

const say = (text = 'Rally') =>
  bench.client.chat.postMessage({ channel: bench.slack.channel('events').id, text });

test('A rate limit is HTTP 429 with Retry-After', async () => {
  const { slack } = bench;
  slack.failNext('chat.postMessage', { ratelimited: 7 });
  await expect(say()).rejects.toMatchObject({ retryAfter: 7 });
  expect(slack.requests.at(-1)).toMatchObject({ method: 'chat.postMessage', status: 429 });
  expect((await say()).ok).toBe(true);
});

test('Slack’s own limit of one message per second and channel can be switched on', async () => {
  const { slack, client } = bench;
  slack.limits.onePostPerSecond = true;
  await say();
  await expect(say()).rejects.toBeInstanceOf(webApi.WebAPIRateLimitedError);
  await client.chat.postMessage({ channel: slack.channel('general').id, text: 'Elsewhere' });
  slack.clock.advance(1000);
  await say();
  expect(slack.snapshot('events')).toHaveLength(2);
});

test('Slack’s documented limits can be switched on: fifty calls of a method in any minute', async () => {
  const { slack, client } = bench;
  slack.limits.enforce();
  const ana = slack.person({ name: 'ana' });
  const open = () => client.conversations.open({ users: ana.id });
  for (let times = 0; times < 50; times += 1) {
    await open();
    slack.clock.advance(1_000);
  }
  await expect(open()).rejects.toMatchObject({ retryAfter: 10 });
  // Whoever does not wait is refused again, and other methods are not concerned.
  slack.clock.advance(5_000);
  await expect(open()).rejects.toBeInstanceOf(webApi.WebAPIRateLimitedError);
  await say();
  slack.clock.advance(10_000);
  await open();
  expect([...slack.limits.refused]).toEqual([['conversations.open', 2]]);
  expect(slack.limits.perSecond('conversations.open')).toBeCloseTo(50 / 60);
});

test('and one post a second in each channel, of which five may come at once', async () => {
  const { slack, client } = bench;
  slack.limits.enforce();
  for (let times = 0; times < 5; times += 1) await say();
  await expect(say()).rejects.toMatchObject({ retryAfter: 1 });
  slack.clock.advance(1_000);
  await client.chat.postMessage({ channel: slack.channel('general').id, text: 'Elsewhere' });
  await say();
  expect(slack.snapshot('events')).toHaveLength(6);
  expect([...slack.limits.refused]).toEqual([['chat.postMessage', 1]]);
});

test('Slack fails in its own words, and by status', async () => {
  const { slack } = bench;
  slack.failNext('chat.postMessage', { error: 'internal_error' });
  expect((await refusal(say())).error).toBe('internal_error');
  slack.failNext('chat.postMessage', { status: 503 }, 2);
  await expect(say()).rejects.toMatchObject({ statusCode: 503 });
  await expect(say()).rejects.toMatchObject({ statusCode: 503 });
  expect((await say()).ok).toBe(true);
});

test('A cut connection looks the same before and after the effect', async () => {
  const { slack } = bench;
  slack.failNext('chat.postMessage', 'cut');
  await expect(say('Never')).rejects.toBeInstanceOf(webApi.WebAPIRequestError);
  slack.failNext('chat.postMessage', 'cut-after-effect');
  await expect(say('Once')).rejects.toBeInstanceOf(webApi.WebAPIRequestError);
  expect(slack.snapshot('events').map(({ text }) => text)).toEqual(['Once']);
});

test('A call may hang for ever', async () => {
  const { slack } = bench;
  slack.failNext('chat.postMessage', 'hang');
  const impatient = new webApi.WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    timeout: 100,
    retryConfig: { retries: 0 },
    logLevel: webApi.LogLevel.ERROR,
  });
  const hanging = impatient.chat.postMessage({ channel: slack.channel('events').id, text: 'Rally' });
  await expect(hanging).rejects.toBeInstanceOf(webApi.WebAPIRequestError);
  expect(slack.snapshot('events')).toEqual([]);
});
