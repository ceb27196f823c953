import { type SocketModeReceiver, webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Person, type SlackDouble, startSlackDouble } from '../doubles/slack/index.ts';
import { newApp, newReceiver } from '../doubles/slack/real-app.ts';

/** Long enough for a busy machine to answer pings in, which the client gives the same time. */
const RECONNECTS_AFTER_MS = 600;

let slack: SlackDouble;
let ada: Person;
let receivers: SocketModeReceiver[];

beforeEach(async () => {
  slack = await startSlackDouble();
  ada = slack.person({ name: 'ada' });
  receivers = [];
});

afterEach(async () => {
  slack.refuseConnections(false);
  for (const receiver of receivers) receiver.stop();
  await slack.stop();
});

interface Heard {
  readonly id: unknown;
  readonly envelope: string;
  readonly attempt: number | undefined;
  readonly reason: string | undefined;
}

/** A real client which notes the mentions it gets, and acknowledges them or not. */
async function listen(acknowledges: boolean): Promise<Heard[]> {
  const receiver = newReceiver(slack, RECONNECTS_AFTER_MS);
  receivers.push(receiver);
  const heard: Heard[] = [];
  receiver.client.on('app_mention', async ({ ack, body, envelope_id, retry_num, retry_reason }) => {
    heard.push({ id: body.event_id, envelope: envelope_id, attempt: retry_num, reason: retry_reason });
    if (acknowledges) await ack();
  });
  await receiver.client.start();
  return heard;
}

/** A bot which answers every command, connected as Bolt connects. */
async function startBot(): Promise<void> {
  const receiver = newReceiver(slack, RECONNECTS_AFTER_MS);
  receivers.push(receiver);
  const app = newApp(slack, receiver);
  app.command('/sanctuary', async ({ ack, command }) => ack(`Heard ${command.text}`));
  await app.start();
}

const textOf = async (said: string) => (await slack.command(ada, 'events', said).answered()).text;

describe('Connections', () => {
  test('A bot connects, answers, and leaves', async () => {
    expect(slack.connected).toBe(false);
    await startBot();
    expect(slack.connected).toBe(true);
    expect(await textOf('one')).toBe('Heard one');
    receivers[0]?.stop();
    await slack.waitUntilDisconnected();
    expect(slack.violations).toEqual([]);
  });

  test.each(['warning', 'refresh_requested', 'link_disabled'] as const)(
    'After "%s" the bot connects anew',
    async (reason) => {
      await startBot();
      slack.disconnect(reason);
      expect(slack.connected).toBe(false);
      await slack.waitUntilConnected();
      expect(await textOf('again')).toBe('Heard again');
      expect(slack.violations).toEqual([]);
    },
  );

  test('A connection that dies without a word comes back', async () => {
    await startBot();
    slack.cut();
    await slack.waitUntilDisconnected();
    await expect(slack.command(ada, 'events', 'lost').answered()).rejects.toThrow('did not respond');
    await slack.waitUntilConnected();
    expect(await textOf('back')).toBe('Heard back');
  });

  test('While Slack refuses connections the bot keeps trying', async () => {
    await startBot();
    slack.refuseConnections(true);
    slack.cut();
    await slack.waitUntilDisconnected();
    const calls = () => slack.requests.filter(({ method }) => method === 'apps.connections.open').length;
    const before = calls();
    await slack.waitFor(() => calls() > before, { for: 'another attempt' });
    slack.refuseConnections(false);
    await slack.waitUntilConnected();
    expect(await textOf('back')).toBe('Heard back');
  });

  test('Of two connections each envelope goes to one', async () => {
    const first = await listen(true);
    const second = await listen(true);
    for (let count = 0; count < 4; count += 1) await slack.mention(ada, 'events', `${count}`).acknowledged();
    expect([first.length, second.length]).toEqual([2, 2]);
  });

  test('An address is good for one connection', async () => {
    await startBot();
    const { answer } = slack.requests.find(({ method }) => method === 'apps.connections.open') ?? {};
    const address = String(JSON.parse(JSON.stringify(answer)).url);
    const failed = new Promise((resolve) => new WebSocket(address).on('error', resolve));
    expect(await failed).toMatchObject({ message: 'Unexpected server response: 403' });
  });
});

describe('Events', () => {
  test('are sent again by a test: the same event in a new envelope', async () => {
    const heard = await listen(true);
    const mentioned = slack.mention(ada, 'events', 'help');
    await mentioned.acknowledged();
    slack.resend(mentioned);
    await slack.waitFor(() => heard.length === 2);
    expect(heard).toMatchObject([
      { id: mentioned.payload.event_id, attempt: 0, reason: '' },
      { id: mentioned.payload.event_id, attempt: 1, reason: 'timeout' },
    ]);
    expect(heard[0]?.envelope).not.toBe(heard[1]?.envelope);
    expect(mentioned.deliveries).toBe(2);
  });

  test('without acknowledgement come again at once, after one minute and after five, then never', async () => {
    const heard = await listen(false);
    const mentioned = slack.mention(ada, 'events', 'help');
    const come = (count: number) => slack.waitFor(() => heard.length === count, { for: `delivery ${count}` });
    await come(1);
    slack.clock.advance(3000);
    await come(2);
    slack.clock.advance(63_000);
    await come(3);
    slack.clock.advance(303_000);
    await come(4);
    slack.clock.advance(3_600_000);
    expect(mentioned.deliveries).toBe(4);
    expect(heard.map(({ attempt }) => attempt)).toEqual([0, 1, 2, 3]);
    expect(new Set(heard.map(({ id }) => id)).size).toBe(1);
  });

  test('without acknowledgement come again over the next connection', async () => {
    const heard = await listen(false);
    slack.mention(ada, 'events', 'help');
    await slack.waitFor(() => heard.length === 1);
    slack.cut();
    await slack.waitFor(() => heard.length === 2);
    expect(heard).toMatchObject([{ attempt: 0 }, { attempt: 1 }]);
  });

  test('of a short absence are brought when the bot is back', async () => {
    const mentioned = slack.mention(ada, 'events', 'help');
    expect(mentioned.deliveries).toBe(0);
    slack.clock.advance(120_000);
    const heard = await listen(true);
    await mentioned.acknowledged();
    expect(heard).toMatchObject([{ attempt: 1 }]);
  });

  test('of a long absence are lost', async () => {
    const mentioned = slack.mention(ada, 'events', 'help');
    slack.clock.advance(3_600_000);
    const heard = await listen(true);
    await slack.mention(ada, 'events', 'anybody?').acknowledged();
    expect(heard).toHaveLength(1);
    expect(mentioned.deliveries).toBe(0);
  });

  test('tell the bot of its own reactions and direct messages as well', async () => {
    const receiver = newReceiver(slack, RECONNECTS_AFTER_MS);
    receivers.push(receiver);
    const told: unknown[] = [];
    receiver.client.on('slack_event', async ({ ack, body }) => {
      told.push(body.event);
      await ack();
    });
    await receiver.client.start();
    const client = new webApi.WebClient(slack.botToken, { slackApiUrl: slack.apiUrl });
    const { channel = '', ts = '' } = await client.chat.postMessage({ channel: ada.id, text: 'Psst' });
    await client.reactions.add({ channel, timestamp: ts, name: 'x' });
    await client.chat.update({ channel, ts, text: 'Psst!' });
    await slack.waitFor(() => told.length === 3);
    const { userId: user, botId: bot_id } = slack.bot;
    expect(told).toMatchObject([
      { type: 'message', channel_type: 'im', channel, user, bot_id, text: 'Psst' },
      { type: 'reaction_added', user, reaction: 'x', item: { channel, ts } },
      { type: 'message', subtype: 'message_changed', channel_type: 'im', message: { text: 'Psst!' } },
    ]);
  });

  test('can be held back, and come in another order', async () => {
    const heard = await listen(true);
    slack.hold();
    const [first, second] = [slack.mention(ada, 'events', 'one'), slack.mention(ada, 'events', 'two')];
    slack.release('reversed');
    await slack.waitFor(() => heard.length === 2);
    expect(heard.map(({ id }) => id)).toEqual([second.payload.event_id, first.payload.event_id]);
  });

  test('of an outage of Slack’s own never come', async () => {
    const heard = await listen(true);
    slack.losesEvents = true;
    slack.mention(ada, 'events', 'lost');
    slack.losesEvents = false;
    await slack.mention(ada, 'events', 'found').acknowledged();
    expect(heard).toHaveLength(1);
    expect(slack.snapshot('events')).toHaveLength(2);
  });
});

describe('Acknowledgements', () => {
  test('come once, and carry nothing unless asked', async () => {
    const receiver = newReceiver(slack, RECONNECTS_AFTER_MS);
    receivers.push(receiver);
    receiver.client.on('app_mention', async ({ ack }) => {
      await ack({ text: 'Not here' });
      await ack();
    });
    await receiver.client.start();
    slack.mention(ada, 'events', 'help');
    await slack.waitFor(() => slack.violations.length === 2);
    expect(slack.violations[0]).toContain('The acknowledgement of events_api takes no payload');
    expect(slack.violations[1]).toContain('Acknowledged twice');
  });

  test('of the unknown are violations; so is anything that is none', async () => {
    await startBot();
    const open = await fetch(`${slack.apiUrl}apps.connections.open`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${slack.appToken}` },
    });
    const { url } = JSON.parse(await open.text());
    const socket = new WebSocket(String(url));
    await new Promise((resolve) => socket.on('message', resolve));
    socket.send(JSON.stringify({ envelope_id: 'unknown' }));
    socket.send('Hello');
    await slack.waitFor(() => slack.violations.length === 2);
    expect(slack.violations[0]).toContain('Not the acknowledgement of an envelope');
  });

  test('too late leave the person with the failure', async () => {
    const receiver = newReceiver(slack, RECONNECTS_AFTER_MS);
    receivers.push(receiver);
    let late = (): Promise<void> => Promise.resolve();
    receiver.client.on('slash_commands', ({ ack }) => {
      late = () => ack({ text: 'At last' });
    });
    await receiver.client.start();
    const asked = slack.command(ada, 'events', 'event list');
    await slack.waitFor(() => asked.deliveries === 1);
    slack.clock.advance(3001);
    await late();
    await expect(asked.answered()).rejects.toThrow('operation_timeout');
    expect(slack.snapshot('events', ada)).toEqual([]);
  });
});

test('Anything at all can be sent over the socket', async () => {
  const heard = await listen(true);
  slack.sendEnvelope('{"type":');
  slack.sendEnvelope({ type: 'events_api', envelope_id: 'e', payload: { event: { type: 'app_mention' } } });
  await slack.waitFor(() => heard.length === 1);
  expect(heard[0]?.envelope).toBe('e');
});
