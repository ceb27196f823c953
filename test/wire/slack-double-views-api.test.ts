import type { types } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Bench, refusal } from '../doubles/slack/real-app.ts';
import { benchWithForm, form, openForm, plain } from './slack-event-form.ts';

let bench: Bench;

beforeEach(async () => {
  bench = await benchWithForm();
});

afterEach(async () => {
  await bench.stop();
});

describe('Views over the Web API', () => {
  test('An update needs the hash of what it changes; what was typed stays', async () => {
    const { slack, client, ada } = bench;
    const { id } = await openForm(bench);
    expect((await refusal(client.views.update({ view_id: id, hash: 'old', view: form }))).error).toBe(
      'hash_conflict',
    );
    expect((await refusal(client.views.update({ view_id: 'V0NONE', view: form }))).error).toBe('not_found');
    slack.choose(ada, slack.view(ada), 'Kind', 'Hearing');
    await client.views.update({ view_id: id, view: { ...form, title: plain('Event, again') } });
    expect(slack.view(ada)).toMatchObject({
      title: 'Event, again',
      inputs: [{}, { value: 'hearing' }, {}, {}, {}],
    });
    expect(slack.violations).toEqual([]);
  });

  test('What stands in an input stays while its ids stay, whatever the new view fills in', async () => {
    const { slack, client, ada } = bench;
    const { id } = await openForm(bench);
    const titled = (block_id: string, initial_value: string): types.InputBlock => ({
      type: 'input',
      block_id,
      label: plain('Title'),
      element: { type: 'plain_text_input', action_id: 'title', initial_value },
    });
    const titleIn = async (block: types.InputBlock) => {
      await client.views.update({ view_id: id, view: { ...form, blocks: [block] } });
      return slack.view(ada)?.inputs[0]?.value;
    };
    expect(await titleIn(titled('title', 'Vigil'))).toBe(null);
    expect(slack.violations).toEqual([expect.stringContaining('title/title is filled in anew')]);
    expect(await titleIn(titled('another', 'Vigil'))).toBe('Vigil');
    expect(slack.violations).toHaveLength(1);
  });

  test('A form needs a title of 24 characters and a button to send it', async () => {
    const { slack, client, app, ada } = bench;
    const refused: string[] = [];
    app.command('/sanctuary', async ({ command }) => {
      const { submit: _, ...unsendable } = form;
      const views: types.ModalView[] = [{ ...form, title: plain('x'.repeat(25)) }, unsendable];
      for (const view of views) {
        const call = client.views.open({ trigger_id: command.trigger_id, view });
        refused.push((await refusal(call)).response_metadata?.messages?.join() ?? '');
      }
    });
    slack.command(ada, 'events', '');
    await slack.waitFor(() => refused.length === 2);
    expect(refused[0]).toContain('/view/title/text');
    expect(refused[1]).toContain('submit must be given');
    expect(slack.violations).toHaveLength(2);
  });

  test('The app hears of a closed view only if it asked', async () => {
    const { slack, app, ada } = bench;
    const closed: string[] = [];
    app.view({ callback_id: 'event', type: 'view_closed' }, async ({ ack, body }) => {
      closed.push(body.view.id);
      await ack();
    });
    expect(slack.closeView(ada, await openForm(bench)).deliveries).toBe(0);
    const { id } = await openForm(bench);
    await bench.client.views.update({ view_id: id, view: { ...form, notify_on_close: true } });
    await slack.closeView(ada, slack.view(ada)).acknowledged();
    expect(closed).toEqual([id]);
  });
});
