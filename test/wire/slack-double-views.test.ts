import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Bench } from '../doubles/slack/real-app.ts';
import { benchWithForm, openForm, plain } from './slack-event-form.ts';

const filled = { Title: 'March', kind: 'Rally', Day: '2030-05-01' };

let bench: Bench;

beforeEach(async () => {
  bench = await benchWithForm();
});

afterEach(async () => {
  await bench.stop();
});

describe('A form', () => {
  test('is seen with its inputs and what stands in them', async () => {
    const { slack, ada } = bench;
    await openForm(bench);
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
    await slack.submit(ada, await openForm(bench), { ...filled, Channel: 'general' }).acknowledged();
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
    const view = await openForm(bench);
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
    await slack.submit(ada, await openForm(bench), wrong, { force: true }).acknowledged();
    expect(titles).toEqual(['x'.repeat(5000), 'tomorrow']);
  });

  test('stays open with what is wrong, until that is mended', async () => {
    const { slack, app, ada } = bench;
    app.view('event', async ({ ack, view }) => {
      const isWrong = view.state.values.title?.title?.value === 'March';
      await (isWrong ? ack({ response_action: 'errors', errors: { title: 'Say more' } }) : ack());
    });
    const answer = await slack.submit(ada, await openForm(bench), filled).answered();
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
    await slack.submit(ada, await openForm(bench), filled).acknowledged();
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
    const answer = await slack.submit(ada, await openForm(bench), filled).answered();
    expect(answer.view).toMatchObject({ title: 'Preview', text: 'March, 1 May', inputs: [] });
    slack.closeView(ada, slack.view(ada));
    expect(slack.view(ada)).toBeNull();
    expect(() => slack.submit(ada, answer.view)).toThrow('The view is closed');
  });

  test('stays open when nobody acknowledges', async () => {
    const { slack, ada } = bench;
    const sent = slack.submit(ada, await openForm(bench), filled);
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
    const view = await openForm(bench);
    expect(() => slack.suggest(ada, view, 'Instead of', 'm')).toThrow('too short');
    const { options } = await slack.suggest(ada, view, 'Instead of', 'ma').answered();
    expect(options).toEqual([{ text: 'ma on Friday', value: 'e1' }]);
    expect(() => slack.submit(ada, view, { ...filled, event: 'e2' })).toThrow('There is no option e2');
    await slack.submit(ada, view, { ...filled, event: 'ma on Friday' }).acknowledged();
    expect(chosen).toEqual(['e1']);
    expect(slack.violations).toEqual([]);
  });
});
