import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { InteractionRecord } from '../doubles/slack/index.ts';
import { type Bench, startBench } from '../doubles/slack/real-app.ts';

let bench: Bench;

beforeEach(async () => {
  bench = await startBench();
  bench.app.command('/sanctuary', async ({ ack }) => ack());
  bench.app.action('go', async ({ ack }) => ack());
});

afterEach(async () => {
  await bench.stop();
});

const metadata = { event_type: 'post', event_payload: { key: 'k1' } };
const going = {
  type: 'actions' as const,
  elements: [
    { type: 'button' as const, action_id: 'go', text: { type: 'plain_text' as const, text: 'Going' } },
  ],
};

const urlOf = ({ payload }: InteractionRecord): string => String(payload.response_url);

async function reply(
  to: InteractionRecord,
  body: unknown,
  contentType = 'application/json',
): Promise<[number, string]> {
  const headers = { 'Content-Type': contentType };
  const response = await fetch(urlOf(to), { method: 'POST', headers, body: JSON.stringify(body) });
  return [response.status, await response.text()];
}

async function command(): Promise<InteractionRecord> {
  const asked = bench.slack.command(bench.ada, 'events', 'event list');
  await asked.acknowledged();
  return asked;
}

/** A tap on the button of a post, or of a message that only Ada sees. */
async function tap(where: 'post' | 'ephemeral' = 'post'): Promise<InteractionRecord> {
  const { slack, client, ada } = bench;
  const channel = slack.channel('events').id;
  const message = { channel, text: 'Rally', blocks: [going] };
  if (where === 'post') await client.chat.postMessage({ ...message, metadata });
  else await client.chat.postEphemeral({ ...message, user: ada.id });
  const pressed = slack.press(ada, slack.snapshot('events', ada).at(-1), 'Going');
  await pressed.acknowledged();
  return pressed;
}

describe('The response_url of a command', () => {
  test('tells the person alone, unless told otherwise', async () => {
    const { slack, ada } = bench;
    const asked = await command();
    expect(await reply(asked, { text: 'For you' })).toEqual([200, 'ok']);
    await reply(asked, { text: 'For all', response_type: 'in_channel' });
    expect(slack.snapshot('events').map(({ text }) => text)).toEqual(['For all']);
    expect(slack.snapshot('events', ada).map(({ text, ephemeral }) => [text, ephemeral])).toEqual([
      ['For you', true],
      ['For all', false],
    ]);
    expect((await asked.answered()).text).toBe('For you\nFor all');
    expect(slack.violations).toEqual([]);
  });

  test('serves five times', async () => {
    const asked = await command();
    for (let use = 0; use < 5; use += 1) expect((await reply(asked, { text: 'Hi' }))[0]).toBe(200);
    expect(await reply(asked, { text: 'Hi' })).toEqual([404, '{"ok":false,"error":"used_url"}']);
    expect(bench.slack.violations).toEqual([]);
  });

  test('lives for half an hour', async () => {
    const asked = await command();
    bench.slack.clock.advance(30 * 60_000 - 5_000);
    expect((await reply(asked, { text: 'Hi' }))[0]).toBe(200);
    bench.slack.clock.advance(5_001);
    expect(await reply(asked, { text: 'Hi' })).toEqual([404, '{"ok":false,"error":"expired_url"}']);
  });

  test('takes JSON of known fields alone, and has no message to replace', async () => {
    const asked = await command();
    expect((await reply(asked, { text: 'Hi' }, 'text/plain'))[0]).toBe(400);
    expect((await reply(asked, { text: 'Hi', colour: 'red' }))[0]).toBe(400);
    expect((await reply(asked, { text: 'Hi', replace_original: 'true' }))[0]).toBe(400);
    expect((await reply(asked, { text: 'Hi', replace_original: true }))[0]).toBe(400);
    expect((await reply(asked, {}))[1]).toBe('{"ok":false,"error":"no_text"}');
    expect(bench.slack.violations).toHaveLength(5);
  });

  test('can fail as the Web API can', async () => {
    const asked = await command();
    bench.slack.failNext('response_url', { status: 500 });
    bench.slack.failNext('response_url', { error: 'expired_url' });
    expect((await reply(asked, { text: 'Hi' }))[0]).toBe(500);
    expect((await reply(asked, { text: 'Hi' }))[0]).toBe(404);
    expect(await reply(asked, { text: 'Hi' })).toEqual([200, 'ok']);
  });
});

describe('The response_url of a button', () => {
  test('replaces the very post, whose metadata is lost unless given again', async () => {
    const { slack } = bench;
    const pressed = await tap();
    await reply(pressed, { replace_original: true, text: '1 going', metadata });
    expect(slack.snapshot('events')).toMatchObject([{ text: '1 going', metadata }]);
    await reply(pressed, { replace_original: true, text: '2 going' });
    expect(slack.snapshot('events')).toMatchObject([{ text: '2 going', metadata: null }]);
    expect((await pressed.answered()).updated).toBe(true);
  });

  test('replaces and deletes what only the person sees', async () => {
    const { slack, ada } = bench;
    const pressed = await tap('ephemeral');
    await reply(pressed, { replace_original: true, text: 'Done' });
    expect(slack.snapshot('events', ada).map(({ text, ephemeral }) => [text, ephemeral])).toEqual([
      ['Done', true],
    ]);
    await reply(pressed, { delete_original: true });
    expect(slack.snapshot('events', ada)).toEqual([]);
    expect(await pressed.answered()).toMatchObject({ deleted: true });
    expect((await reply(pressed, { replace_original: true, text: 'Again' }))[0]).toBe(400);
    expect(slack.violations).toEqual([]);
  });

  test('leaves the post alone otherwise, also in a thread', async () => {
    const { slack, ada } = bench;
    const pressed = await tap();
    await reply(pressed, { text: 'Counted', replace_original: false });
    await reply(pressed, { text: 'In the thread', thread_ts: slack.snapshot('events')[0]?.ts });
    const [post, note] = slack.snapshot('events', ada);
    expect(post).toMatchObject({
      buttons: [{ text: 'Going' }],
      metadata,
      thread: [{ text: 'In the thread' }],
    });
    expect(note).toMatchObject({ text: 'Counted', ephemeral: true });
    expect(slack.snapshot('events')).toMatchObject([{ thread: [] }]);
  });
});

describe('A trigger', () => {
  const view = { type: 'modal' as const, title: { type: 'plain_text' as const, text: 'Event' }, blocks: [] };
  const open = (trigger_id: unknown) =>
    bench.client.views.open({ trigger_id: String(trigger_id), view }).then(
      () => 'opened',
      ({ data }: { data: { error: string } }) => data.error,
    );

  test('opens one view', async () => {
    const { slack, ada } = bench;
    const asked = await command();
    expect(await open(asked.payload.trigger_id)).toBe('opened');
    expect((await asked.answered()).view?.title).toBe('Event');
    expect(slack.view(ada)?.title).toBe('Event');
    expect(await open(asked.payload.trigger_id)).toBe('exchanged_trigger_id');
    expect(await open('1.2.abc')).toBe('invalid_trigger_id');
    expect(slack.violations).toEqual([]);
  });

  test('is good for three seconds', async () => {
    const asked = await command();
    bench.slack.clock.advance(3001);
    expect(await open(asked.payload.trigger_id)).toBe('expired_trigger_id');
    expect(bench.slack.view(bench.ada)).toBeNull();
  });

  test('can open a form whose chosen channel may be answered in', async () => {
    const { slack, app, client, ada } = bench;
    const blocks = [
      {
        type: 'input' as const,
        label: { type: 'plain_text' as const, text: 'Where' },
        element: { type: 'conversations_select' as const, action_id: 'where', response_url_enabled: true },
      },
    ];
    const submit = { type: 'plain_text' as const, text: 'Send' };
    app.view(/.*/, async ({ ack }) => ack());
    const asked = await command();
    await client.views.open({
      trigger_id: String(asked.payload.trigger_id),
      view: { ...view, submit, blocks },
    });
    const sent = slack.submit(ada, slack.view(ada), { Where: 'general' });
    await sent.acknowledged();
    const channel_id = slack.channel('general').id;
    const response_url = expect.any(String);
    expect(sent.payload).toMatchObject({ response_urls: [{ action_id: 'where', channel_id, response_url }] });
    const [{ response_url: url }] = z
      .tuple([z.object({ response_url: z.url() })])
      .parse(sent.payload.response_urls);
    const headers = { 'Content-Type': 'application/json' };
    await fetch(url, { method: 'POST', headers, body: '{"text":"Hello","response_type":"in_channel"}' });
    expect(slack.snapshot('general').map(({ text }) => text)).toEqual(['Hello']);
    expect(slack.violations).toEqual([]);
  });
});
