import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { slackWeb } from '../../src/platforms/slack/connection/web.ts';
import { serveWeb, type WebServer } from '../../src/start/web-server.ts';

// What reaches our port from outside: the real server, by real sockets, with less patience than it usually has.

const patience = { headers: 400, request: 800, betweenRequests: 400, silence: 3_000, lookEvery: 100 };
const signingSecret = '0123456789abcdef0123456789abcdef';
let server: WebServer;
let few: WebServer;
const heard: unknown[] = [];
const logged: string[] = [];

beforeAll(async () => {
  const note = (code: string) => void logged.push(code);
  const log = { debug() {}, info() {}, warn: note, error: note };
  const slack = slackWeb({ signingSecret, log, ready: () => true, heard: ({ body }) => heard.push(body) });
  const pages = new Hono();
  pages.get('/page', (context) =>
    context.html('<p>Hello</p>', 200, { 'content-security-policy': "default-src 'self'" }),
  );
  pages.get('/broken', () => {
    throw new Error('my-cousin-has-no-papers');
  });
  server = await serveWeb([slack, pages], '127.0.0.1', 0, patience);
  few = await serveWeb([pages], '127.0.0.1', 0, { ...patience, connections: 4 });
});

afterAll(async () => {
  await server.stop();
  await few.stop();
});

const at = (path: string) => new URL(path, server.url);

/** A connection of somebody's own, and all that came back on it. */
async function dial(to = server): Promise<{ socket: Socket; text: () => string; ended: Promise<unknown> }> {
  const { port } = new URL(to.url);
  const socket = connect(Number(port), '127.0.0.1');
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
  });
  // Whoever is thrown out while they write hears that by an error.
  socket.on('error', () => {});
  const ended = once(socket, 'close');
  await once(socket, 'connect');
  return { socket, text: () => text, ended };
}

async function answerTo(raw: string): Promise<string> {
  const { socket, text, ended } = await dial();
  socket.write(raw);
  await ended;
  return text();
}

test.each(['/', '/page', '/nothing', '/slack/events', '/broken', '/../../etc/passwd', '/%00'])(
  'whatever is asked for at %s, the answer may load nothing, be framed nowhere, and be read by no other site',
  async (path) => {
    for (const origin of [undefined, 'https://evil.example', 'null']) {
      const { headers } = await fetch(at(path), origin === undefined ? {} : { headers: { origin } });
      expect(headers.get('content-security-policy')).toMatch(/^default-src '(none|self)'/);
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
      expect(headers.get('x-powered-by')).toBeNull();
    }
  },
);

test('what an app says of itself stands', async () => {
  expect((await fetch(at('/page'))).headers.get('content-security-policy')).toBe("default-src 'self'");
});

test('a browser that asks first whether another site may post gets no', async () => {
  const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
  const answer = await fetch(at('/slack/events'), { method: 'OPTIONS', headers });
  expect(answer.status).toBe(405);
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
});

test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'SUBSCRIBE', 'BREW', 'CONNECT'])(
  'the method %s does nothing anywhere',
  async (method) => {
    for (const path of ['/slack/events', '/page', '/nothing']) {
      const answer = await answerTo(
        `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
      );
      expect(answer).toMatch(/^(HTTP\/1\.1 40[045]|$)/);
      expect(answer).not.toContain('Hello');
    }
    expect(heard).toEqual([]);
  },
);

test.each([
  ['no HTTP', 'SSH-2.0-OpenSSH_9.0\r\n\r\n'],
  ['no host', 'GET /page HTTP/1.1\r\n\r\n'],
  ['two hosts', 'GET /page HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n'],
  ['a host that is none', 'GET /page HTTP/1.1\r\nHost: a b<>\r\nConnection: close\r\n\r\n'],
  ['headers without end', `GET /page HTTP/1.1\r\nHost: a\r\n${'X-A: b\r\n'.repeat(5_000)}\r\n`],
  ['one huge header', `GET /page HTTP/1.1\r\nHost: a\r\nCookie: ${'a'.repeat(40_000)}\r\n\r\n`],
  ['a huge path', `GET /${'a'.repeat(40_000)} HTTP/1.1\r\nHost: a\r\n\r\n`],
  [
    'a length and chunks at once',
    'POST /slack/events HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /page HTTP/1.1\r\nHost: a\r\n\r\n',
  ],
  ['a length that is none', 'POST /slack/events HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n'],
  [
    'chunks that are none',
    'POST /slack/events HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  ],
  ['zero bytes', '\0'.repeat(1_000)],
])('%s is refused, and the connection ends', async (_, raw) => {
  const answer = await answerTo(raw);
  expect(answer).toMatch(/^(HTTP\/1\.1 4\d\d|$)/);
  expect(answer).not.toContain('Hello');
});

test('an upgrade is none', async () => {
  const raw =
    'GET /page HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';
  expect(await answerTo(raw)).not.toContain(' 101 ');
});

test('whoever sends a letter now and then is thrown out, with and without a body', async () => {
  const beginnings = [
    '',
    'GET /page HTTP/1.1\r\nHost: a\r\nX-A: ',
    'POST /slack/events HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n',
    'POST /slack/events HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n',
  ];
  const connections = await Promise.all(beginnings.map(() => dial()));
  const drips = connections.map(({ socket }, which) => {
    socket.write(beginnings[which] ?? '');
    const letter = which === 3 ? '1\r\na\r\n' : 'a';
    // Who has said nothing goes on saying nothing.
    return which === 0 ? undefined : setInterval(() => socket.write(letter), 50);
  });
  await Promise.all(connections.map(({ ended }) => ended));
  for (const drip of drips) clearInterval(drip);
  for (const { text } of connections) expect(text()).toMatch(/^(HTTP\/1\.1 40[08]|$)/);
  expect((await fetch(at('/page'))).status).toBe(200);
});

test('with all places taken nobody else gets in, until those who only wait are thrown out', async () => {
  const idle = await Promise.all(Array.from({ length: 4 }, () => dial(few)));
  const more = await dial(few);
  await more.ended;
  expect(more.text()).toBe('');
  await Promise.all(idle.map(({ ended }) => ended));
  expect((await fetch(new URL('/page', few.url))).status).toBe(200);
});

test('a body that is far too large is not read', async () => {
  const { socket, text, ended } = await dial();
  socket.write(
    'POST /slack/events HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n',
  );
  const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`;
  const pour = setInterval(() => socket.write(chunk.repeat(8)), 5);
  await ended;
  clearInterval(pour);
  expect(text()).toMatch(/^(HTTP\/1\.1 413|$)/);
  expect(heard).toEqual([]);
});

test('whoever goes away in the middle leaves nothing behind', async () => {
  const { socket, ended } = await dial();
  socket.write('POST /slack/events HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n{"my-cousin');
  socket.destroy();
  await ended;
  expect((await fetch(at('/page'))).status).toBe(200);
  expect(heard).toEqual([]);
});

test('what breaks says nothing of why', async () => {
  const answer = await fetch(at('/broken'));
  expect([answer.status, await answer.text()]).toEqual([500, '']);
  expect(logged.filter((code) => code !== 'slack-wrong-signature' && code !== 'slack-request-broke')).toEqual(
    [],
  );
});
