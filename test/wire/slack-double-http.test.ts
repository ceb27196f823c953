import { createServer, type IncomingMessage, type Server } from 'node:http';
import { HTTPReceiver, verifySlackRequest } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Person, type SlackDouble, startSlackDouble } from '../doubles/slack/index.ts';
import { newApp, quiet } from '../doubles/slack/real-app.ts';

let slack: SlackDouble;
let ada: Person;
let servers: Server[];

beforeEach(async () => {
  slack = await startSlackDouble();
  ada = slack.person({ name: 'ada' });
  servers = [];
});

afterEach(async () => {
  expect(slack.violations).toEqual([]);
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  await slack.stop();
});

async function listen(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Not listening on a port');
  return `http://127.0.0.1:${address.port}/slack/events`;
}

/** The real Bolt behind its own HTTP receiver, on a free port. */
async function startBolt() {
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logger: quiet });
  const app = newApp(slack, receiver);
  const url = await listen(createServer((request, response) => receiver.requestListener(request, response)));
  return { app, url };
}

interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** An app that notes what it gets, and answers every time with the same. */
async function startRecorder(status: number, answer = ''): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    response.writeHead(status).end(answer);
  });
  return { url: await listen(server), received };
}

describe('With a Request URL in place of Socket Mode', () => {
  test('Bolt takes commands, buttons, forms and events, and its answers count', async () => {
    const { app, url } = await startBolt();
    slack.deliverTo(url);
    const go = {
      type: 'button' as const,
      action_id: 'go',
      text: { type: 'plain_text' as const, text: 'Go' },
    };
    app.command('/sanctuary', async ({ ack }) =>
      ack({ text: 'Rally', blocks: [{ type: 'actions', elements: [go] }] }),
    );
    app.action('go', async ({ ack, respond }) => {
      await ack();
      await respond({ replace_original: true, text: 'Gone' });
    });
    app.event(
      'app_mention',
      async ({ event, say }) => void (await say({ text: 'Yes?', thread_ts: event.ts })),
    );
    const { message } = await slack.command(ada, 'events', 'event list').answered();
    expect((await slack.press(ada, message, 'Go').answered()).text).toBe('Gone');
    const mentioned = slack.mention(ada, 'events', 'help');
    expect((await mentioned.answered()).text).toBe('Yes?');
    await mentioned.acknowledged();
  });

  test('events come as JSON, commands as a form, interactions as a payload in a form, all signed', async () => {
    const { url, received } = await startRecorder(200);
    slack.deliverTo(url);
    await slack.mention(ada, 'events', 'help').acknowledged();
    await slack.command(ada, 'events', 'a & b').acknowledged();
    const [event, command] = received;
    expect(event?.headers['content-type']).toBe('application/json');
    expect(JSON.parse(event?.body ?? '')).toMatchObject({
      type: 'event_callback',
      event: { type: 'app_mention' },
    });
    expect(command?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(new URLSearchParams(command?.body).get('text')).toBe('a &amp; b');
    for (const { headers, body } of received) {
      const signed = {
        'x-slack-signature': String(headers['x-slack-signature']),
        'x-slack-request-timestamp': Number(headers['x-slack-request-timestamp']),
      };
      expect(() =>
        verifySlackRequest({ signingSecret: slack.signingSecret, body, headers: signed }),
      ).not.toThrow();
    }
  });

  test('plain text answers a command', async () => {
    const { url } = await startRecorder(200, 'Hello');
    slack.deliverTo(url);
    expect((await slack.command(ada, 'events', '').answered()).ephemeral[0]?.text).toBe('Hello');
  });

  test('anything but HTTP 200 fails an interaction, once', async () => {
    const { url, received } = await startRecorder(500);
    slack.deliverTo(url);
    await expect(slack.command(ada, 'events', '').answered()).rejects.toThrow('did not respond (http_error)');
    expect(received).toHaveLength(1);
  });

  test('anything but HTTP 200 repeats an event at once, after a minute and after five', async () => {
    const { url, received } = await startRecorder(500);
    slack.deliverTo(url);
    slack.mention(ada, 'events', 'help');
    const come = (count: number) =>
      slack.waitFor(() => received.length === count, { for: `delivery ${count}` });
    await come(2);
    slack.clock.advance(63_000);
    await come(3);
    slack.clock.advance(303_000);
    await come(4);
    expect(received.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([undefined, '1', '2', '3']);
    expect(received[1]?.headers['x-slack-retry-reason']).toBe('http_error');
    expect(new Set(received.map(({ body }) => JSON.parse(body).event_id)).size).toBe(1);
  });

  test('an answer later than three seconds is none', async () => {
    let arrived = 0;
    const silent = createServer(() => {
      arrived += 1;
    });
    slack.deliverTo(await listen(silent));
    const asked = slack.command(ada, 'events', '');
    await slack.waitFor(() => arrived === 1);
    slack.clock.advance(3001);
    await expect(asked.answered()).rejects.toThrow('did not respond');
  });

  test('with nobody there an interaction fails', async () => {
    const { url } = await startRecorder(200);
    servers[0]?.close();
    slack.deliverTo(url);
    await expect(slack.command(ada, 'events', '').answered()).rejects.toThrow('connection_failed');
  });
});

describe('Signed by hand', () => {
  const challenge = { type: 'url_verification', token: 'x', challenge: 'abc' };

  test('what Slack signs is taken; what it did not sign is refused', async () => {
    const { url } = await startBolt();
    const good = await slack.postSigned(url, challenge);
    expect([good.status, await good.json()]).toEqual([200, { challenge: 'abc' }]);
    const old = Math.floor(Date.now() / 1000) - 6 * 60;
    for (const options of [
      { secret: 'another' },
      { timestamp: old },
      { timestamp: 'soon' },
      { signature: 'v0=0000' },
      { signature: null },
    ]) {
      expect((await slack.postSigned(url, challenge, options)).status).toBe(401);
    }
  });

  test('the check of the certificate needs no signature', async () => {
    const { url } = await startBolt();
    const contentType = 'application/x-www-form-urlencoded';
    expect(
      (await slack.postSigned(url, 'ssl_check=1&token=x', { contentType, signature: null })).status,
    ).toBe(200);
  });
});
