import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Bench, refusal, startBench } from '../doubles/slack/real-app.ts';

let bench: Bench;

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const more = { type: 'button' as const, action_id: 'more', text: plain('More') };
const page = (title: string) => ({
  type: 'modal' as const,
  title: plain(title),
  blocks: [{ type: 'actions' as const, elements: [more] }],
});
const refused: string[] = [];

beforeEach(async () => {
  refused.length = 0;
  bench = await startBench();
  const { app } = bench;
  app.command('/sanctuary', async ({ ack, client, command }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: page('First') });
  });
  app.action('more', async ({ ack, client, body }) => {
    await ack();
    if (!('trigger_id' in body)) return;
    const push = client.views.push({ trigger_id: body.trigger_id, view: page('Further') });
    await push.catch(async () => refused.push((await refusal(push)).error));
  });
});

afterEach(async () => {
  expect(bench.slack.violations).toEqual([]);
  await bench.stop();
});

test('At most three views lie upon one another; closing shows the one below', async () => {
  const { slack, ada } = bench;
  const first = (await slack.command(ada, 'events', '').answered()).view;
  const second = (await slack.press(ada, first, 'More').answered()).view;
  const third = (await slack.press(ada, second, 'More').answered()).view;
  expect(() => slack.press(ada, first, 'More')).toThrow('Another view lies upon this one');
  slack.press(ada, third, 'More');
  await slack.waitFor(() => refused.length > 0);
  expect(refused).toEqual(['push_limit_reached']);
  slack.closeView(ada, third);
  expect(slack.view(ada)?.id).toBe(second?.id);
});

test('Nobody has the views of another before them', async () => {
  const { slack, ada } = bench;
  const { view } = await slack.command(ada, 'events', '').answered();
  const bob = slack.person({ name: 'bob' });
  expect(slack.view(bob)).toBeNull();
  expect(() => slack.press(bob, view, 'More')).toThrow('bob does not see that view');
});
