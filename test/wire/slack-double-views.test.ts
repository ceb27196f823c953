import type { types } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SeenView } from '../doubles/slack/index.ts';
import { type Bench, refusal, startBench } from '../doubles/slack/real-app.ts';

let bench: Bench;

const plain = (text: string) => ({ type: 'plain_text' as const, text });

/** The form of an event, as a bot might ask for it. */
const form = {
  type: 'modal' as const,
  callback_id: 'event',
  private_metadata: 'draft 1',
  title: plain('Event'),
  submit: plain('Next'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'title',
      label: plain('Title'),
      element: { type: 'plain_text_input' as const, action_id: 'title', max_length: 10 },
    },
    {
      type: 'input' as const,
      block_id: 'kind',
      label: plain('Kind'),
      element: {
        type: 'static_select' as const,
        action_id: 'kind',
        options: [
          { text: plain('Rally'), value: 'rally' },
          { text: plain('Hearing'), value: 'hearing' },
        ],
      },
    },
    {
      type: 'input' as const,
      block_id: 'day',
      label: plain('Day'),
      element: { type: 'datepicker' as const, action_id: 'day' },
    },
    {
      type: 'input' as const,
      block_id: 'where',
      label: plain('Channel'),
      element: {
        type: 'conversations_select' as const,
        action_id: 'where',
        default_to_current_conversation: true,
        filter: { include: ['public' as const] },
      },
    },
    {
      type: 'input' as const,
      block_id: 'event',
      optional: true,
      label: plain('Instead of'),
      element: { type: 'external_select' as const, action_id: 'event', min_query_length: 2 },
    },
  ],
};

const filled = { Title: 'March', kind: 'Rally', Day: '2030-05-01' };

beforeEach(async () => {
  bench = await startBench({ channels: ['general', 'events', { name: 'private-plans', private: true }] });
  bench.app.command('/sanctuary', async ({ ack, client, command }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: form });
  });
});

afterEach(async () => {
  await bench.stop();
});

async function openForm(): Promise<SeenView> {
  const { view } = await bench.slack.command(bench.ada, 'events', 'event create').answered();
  if (!view) throw new Error('No form was opened');
  return view;
}

describe('A form', () => {
  test('is seen with its inputs and what stands in them', async () => {
    const { slack, ada } = bench;
    await openForm();
    expect(slack.view(ada)).toMatchObject({
      title: 'Event',
      submit: 'Next',
      callbackId: 'event',
      privateMetadata: 'draft 1',
      inputs: [
        { label: 'Title', actionId: 'title', type: 'plain_text_input', value: null, optional: false },
        {
          label: 'Kind',
          options: [
            { text: 'Rally', value: 'rally' },
            { text: 'Hearing', value: 'hearing' },
          ],
        },
        { label: 'Day' },
        { label: 'Channel', value: slack.channel('events').id },
        { label: 'Instead of', optional: true },
      ],
    });
  });

  test('is sent with its state, and closes when acknowledged', async () => {
    const { slack, app, ada } = bench;
    const states: unknown[] = [];
    app.view('event', async ({ ack, view }) => {
      states.push(view.state.values);
      await ack();
    });
    await slack.submit(ada, await openForm(), { ...filled, Channel: 'general' }).acknowledged();
    expect(states).toEqual([
      {
        title: { title: { type: 'plain_text_input', value: 'March' } },
        kind: {
          kind: {
            type: 'static_select',
            selected_option: { text: { ...plain('Rally'), emoji: true }, value: 'rally' },
          },
        },
        day: { day: { type: 'datepicker', selected_date: '2030-05-01' } },
        where: {
          where: { type: 'conversations_select', selected_conversation: slack.channel('general').id },
        },
        event: { event: { type: 'external_select', selected_option: null } },
      },
    ]);
    expect(slack.view(ada)).toBeNull();
    expect(slack.violations).toEqual([]);
  });

  test('is not sent while Slack’s client would hold it back', async () => {
    const { slack, ada } = bench;
    const view = await openForm();
    const send = (more: Record<string, string | null>) => () =>
      slack.submit(ada, view, { ...filled, ...more });
    expect(send({ Title: null })).toThrow('"Title" has to be filled in');
    expect(send({ Title: 'x'.repeat(11) })).toThrow('"Title" takes 10 characters at most');
    expect(send({ Kind: 'Party' })).toThrow('There is no option Party among Rally, Hearing');
    expect(send({ Day: 'tomorrow' })).toThrow('tomorrow cannot be entered there');
    expect(send({ Channel: 'private-plans' })).toThrow('private-plans is not offered');
    expect(send({ Colour: 'red' })).toThrow('0 inputs are called Colour');
  });

  test('goes out by force with whatever is in it', async () => {
    const { slack, app, ada } = bench;
    const titles: unknown[] = [];
    app.view('event', async ({ ack, view }) => {
      titles.push(view.state.values.title?.title?.value, view.state.values.day?.day?.selected_date);
      await ack();
    });
    const wrong = { Title: 'x'.repeat(5000), Day: 'tomorrow' };
    await slack.submit(ada, await openForm(), wrong, { force: true }).acknowledged();
    expect(titles).toEqual(['x'.repeat(5000), 'tomorrow']);
  });

  test('stays open with what is wrong, until that is mended', async () => {
    const { slack, app, ada } = bench;
    app.view('event', async ({ ack, view }) => {
      const isWrong = view.state.values.title?.title?.value === 'March';
      await (isWrong ? ack({ response_action: 'errors', errors: { title: 'Say more' } }) : ack());
    });
    const answer = await slack.submit(ada, await openForm(), filled).answered();
    expect(answer).toMatchObject({ viewErrors: { title: 'Say more' }, text: 'Say more' });
    expect(slack.view(ada)).toMatchObject({
      errors: { title: 'Say more' },
      inputs: [{ error: 'Say more', value: 'March' }, {}, {}, {}, {}],
    });
    await slack.submit(ada, slack.view(ada), { Title: 'March 2' }).acknowledged();
    expect(slack.view(ada)).toBeNull();
    expect(slack.violations).toEqual([]);
  });

  test('takes errors for its own inputs alone', async () => {
    const { slack, app, ada } = bench;
    app.view('event', async ({ ack }) => ack({ response_action: 'errors', errors: { colour: 'Red' } }));
    await slack.submit(ada, await openForm(), filled).acknowledged();
    await slack.waitFor(() => slack.violations.length > 0);
    expect(slack.violations[0]).toContain('errors for no input block: colour');
    expect(slack.view(ada)).not.toBeNull();
  });

  test('can turn into its preview', async () => {
    const { slack, app, ada } = bench;
    const preview = {
      type: 'modal' as const,
      title: plain('Preview'),
      blocks: [{ type: 'section' as const, text: plain('March, 1 May') }],
    };
    app.view('event', async ({ ack }) => ack({ response_action: 'update', view: preview }));
    const answer = await slack.submit(ada, await openForm(), filled).answered();
    expect(answer.view).toMatchObject({ title: 'Preview', text: 'March, 1 May', inputs: [] });
    slack.closeView(ada, slack.view(ada));
    expect(slack.view(ada)).toBeNull();
    expect(() => slack.submit(ada, answer.view)).toThrow('The view is closed');
  });

  test('stays open when nobody acknowledges', async () => {
    const { slack, ada } = bench;
    const sent = slack.submit(ada, await openForm(), filled);
    slack.clock.advance(3001);
    await expect(sent.answered()).rejects.toThrow('did not respond (operation_timeout)');
    expect(slack.view(ada)?.title).toBe('Event');
  });
});

describe('An external menu', () => {
  test('asks for its options, and takes one of them', async () => {
    const { slack, app, ada } = bench;
    app.options('event', async ({ ack, options }) => {
      await ack({ options: [{ text: plain(`${options.value} on Friday`), value: 'e1' }] });
    });
    const chosen: unknown[] = [];
    app.view('event', async ({ ack, view }) => {
      chosen.push(view.state.values.event?.event?.selected_option?.value);
      await ack();
    });
    const view = await openForm();
    expect(() => slack.suggest(ada, view, 'Instead of', 'm')).toThrow('too short');
    const { options } = await slack.suggest(ada, view, 'Instead of', 'ma').answered();
    expect(options).toEqual([{ text: 'ma on Friday', value: 'e1' }]);
    expect(() => slack.submit(ada, view, { ...filled, event: 'e2' })).toThrow('There is no option e2');
    await slack.submit(ada, view, { ...filled, event: 'ma on Friday' }).acknowledged();
    expect(chosen).toEqual(['e1']);
    expect(slack.violations).toEqual([]);
  });
});

describe('Views over the Web API', () => {
  test('An update needs the hash of what it changes; what was typed stays', async () => {
    const { slack, client, ada } = bench;
    const { id } = await openForm();
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
    const { id } = await openForm();
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
    expect(slack.closeView(ada, await openForm()).deliveries).toBe(0);
    const { id } = await openForm();
    await bench.client.views.update({ view_id: id, view: { ...form, notify_on_close: true } });
    await slack.closeView(ada, slack.view(ada)).acknowledged();
    expect(closed).toEqual([id]);
  });
});
