import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { type Bench, startBench } from '../doubles/slack/real-app.ts';

let bench: Bench;

beforeEach(async () => {
  bench = await startBench();
});

afterEach(async () => {
  expect(bench.slack.violations).toEqual([]);
  await bench.stop();
});

describe('People', () => {
  test('are members, guests, or of another workspace', async () => {
    const { slack, client, ada } = bench;
    const info = async (user: string) => (await client.users.info({ user })).user;
    const guest = slack.person({ name: 'gil', guest: true });
    const other = slack.person({ name: 'olga', team: 'T0OTHER', admin: true });
    expect(await info(ada.id)).toMatchObject({ team_id: slack.team.id, is_restricted: false });
    expect(await info(guest.id)).toMatchObject({ team_id: slack.team.id, is_restricted: true });
    expect(await info(other.id)).toMatchObject({ team_id: 'T0OTHER', is_restricted: false, is_admin: true });
  });
});

describe('Direct messages', () => {
  test('have a subtype where they are no plain words, and may stand in a thread', async () => {
    const { slack, app, ada } = bench;
    const heard: unknown[] = [];
    app.event('message', async ({ event }) => void heard.push(event));
    await slack.dm(ada, 'look', { subtype: 'file_share' }).acknowledged();
    const [first] = slack.snapshot({ dm: ada });
    await slack.dm(ada, 'also', { subtype: 'thread_broadcast', thread: first ?? null }).acknowledged();
    await slack.dm(ada, 'plain').acknowledged();
    await slack.waitFor(() => heard.length === 3);
    const about = { channel_type: 'im', user: ada.id };
    expect(heard).toMatchObject([
      { ...about, subtype: 'file_share', text: 'look', files: [{ name: 'file.pdf' }] },
      { ...about, subtype: 'thread_broadcast', text: 'also', thread_ts: first?.ts },
      { ...about, text: 'plain' },
    ]);
    expect(heard[2]).not.toHaveProperty('subtype');
  });
});

describe('The Date of an answer', () => {
  const hour = 3_600_000;
  const dated = (header: string | null | undefined): number => Date.parse(header ?? '') - Date.now();

  test.each(['an answer', 'a refusal', 'a fault', 'a response_url'])(
    'is the double’s own: %s',
    async (what) => {
      const { slack } = bench;
      slack.clock.advance(hour);
      if (what === 'a fault') slack.failNext('auth.test', { status: 503 });
      const headers = what === 'an answer' ? { Authorization: `Bearer ${slack.botToken}` } : {};
      const url =
        what === 'a response_url'
          ? `${slack.apiUrl.replace('api/', '')}response/x`
          : `${slack.apiUrl}auth.test`;
      const answer = await fetch(url, { method: 'POST', headers });
      expect(Math.abs(dated(answer.headers.get('date')) - hour)).toBeLessThan(2_000);
    },
  );

  test.each([false, true])('is the double’s own where a socket is turned away: %s', async (refuses) => {
    const { slack } = bench;
    slack.clock.advance(hour);
    slack.refuseConnections(refuses);
    const { promise, resolve, reject } = Promise.withResolvers<string | undefined>();
    const headers = { Connection: 'Upgrade', Upgrade: 'websocket' };
    request(slack.apiUrl.replace('api/', 'link/'), { headers })
      .on('response', (response) => resolve(response.headers.date))
      .on('error', reject)
      .end();
    expect(Math.abs(dated(await promise) - hour)).toBeLessThan(2_000);
  });

  test('is the double’s own where a socket opens', async () => {
    const { slack } = bench;
    slack.clock.advance(hour);
    const Authorization = `Bearer ${slack.appToken}`;
    const opened = await fetch(`${slack.apiUrl}apps.connections.open`, {
      method: 'POST',
      headers: { Authorization },
    });
    const { url } = z.object({ url: z.string() }).parse(await opened.json());
    const { promise, resolve, reject } = Promise.withResolvers<string | undefined>();
    const socket = new WebSocket(url)
      .on('upgrade', ({ headers }) => resolve(headers.date))
      .on('error', reject);
    expect(Math.abs(dated(await promise) - hour)).toBeLessThan(2_000);
    socket.terminate();
  });
});
