import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SeenView } from '../doubles/slack/index.ts';
import { type Bench, refusal, startBench } from '../doubles/slack/real-app.ts';

let bench: Bench;
const refused: string[] = [];
const states: unknown[] = [];

const plain = (text: string) => ({ type: 'plain_text' as const, text });

beforeEach(async () => {
  refused.length = 0;
  states.length = 0;
  bench = await startBench();
  bench.app.view('team', async ({ ack, view }) => {
    states.push(view.state.values.helpers?.helpers);
    await ack();
  });
});

afterEach(async () => {
  await bench.stop();
});

/** A window that asks for up to two people; null where it was refused. */
async function opened(optional: boolean, more: object = {}): Promise<SeenView | null> {
  const { slack, app, ada } = bench;
  const element = {
    type: 'multi_users_select' as const,
    action_id: 'helpers',
    max_selected_items: 2,
    ...more,
  };
  app.command('/sanctuary', async ({ ack, client, command }) => {
    await ack();
    const open = client.views.open({
      trigger_id: command.trigger_id,
      view: {
        type: 'modal',
        callback_id: 'team',
        title: plain('Team'),
        submit: plain('Save'),
        blocks: [{ type: 'input', block_id: 'helpers', label: plain('Helpers'), optional, element }],
      },
    });
    await open.catch(async () => refused.push((await refusal(open)).error));
  });
  slack.command(ada, 'events', '');
  await slack.waitFor(() => slack.view(ada) ?? refused[0]);
  return slack.view(ada);
}

test('People are shown, chosen by name or id, and come in their order', async () => {
  const { slack, ada } = bench;
  const grace = slack.person({ name: 'grace' });
  const view = await opened(false, { initial_users: [ada.id] });
  expect(view?.inputs).toMatchObject([{ type: 'multi_users_select', value: ada.id }]);
  await slack.submit(ada, view, { Helpers: `grace,${ada.id}` }).acknowledged();
  expect(states).toEqual([{ type: 'multi_users_select', selected_users: [grace.id, ada.id] }]);
  expect(slack.violations).toEqual([]);
});

test('Nobody at all is an empty list', async () => {
  const { slack, ada } = bench;
  await slack.submit(ada, await opened(true), {}).acknowledged();
  expect(states).toEqual([{ type: 'multi_users_select', selected_users: [] }]);
});

test('Slack’s client takes nobody unknown, no more than may be chosen, and somebody where it is required', async () => {
  const { slack, ada } = bench;
  for (const name of ['grace', 'alan']) slack.person({ name });
  const view = await opened(false);
  expect(() => slack.submit(ada, view, {})).toThrow('"Helpers" has to be filled in');
  expect(() => slack.submit(ada, view, { Helpers: null })).toThrow('"Helpers" has to be filled in');
  expect(() => slack.submit(ada, view, { Helpers: 'nobody' })).toThrow('nobody is not offered');
  expect(() => slack.submit(ada, view, { Helpers: 'ada,grace,alan' })).toThrow('at most 2 can be');
});

test.each([
  ['more people to begin with than may be chosen', { initial_users: ['U1', 'U2', 'U3'] }],
  ['room for nobody', { max_selected_items: 0 }],
])('Slack refuses %s', async (_, more) => {
  expect(await opened(true, more)).toBeNull();
  expect(refused).toEqual(['invalid_arguments']);
});
