import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PlaygroundProcess, startPlaygroundProcess } from './playground-process.ts';

let playground: PlaygroundProcess;

beforeAll(async () => {
  playground = await startPlaygroundProcess();
});

afterAll(async () => {
  await playground?.stop();
});

const json = { 'content-type': 'application/json' };
const question = {
  kind: 'command',
  pane: 'playground-discord',
  person: 'ana',
  language: 'en',
  command: 'ask',
  options: { question: 'Who signed it?' },
};

/** Posts and returns the status; with `fetch` no test could choose the Host header. */
function post(path: string, body: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    // Each on a connection of its own: after a body that is too long, the server closes it.
    const how = { method: 'POST', headers, agent: false };
    const sent = request(new URL(path, playground.url), how, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

test('what the page itself posts is answered', async () => {
  const own = { ...json, origin: playground.url, 'sec-fetch-site': 'same-origin' };
  expect(await post('/acts', JSON.stringify(question), own)).toBe(200);
});

test('other web sites are kept out', async () => {
  const body = JSON.stringify(question);
  expect(await post('/acts', body, { ...json, origin: 'https://elsewhere.example' })).toBe(403);
  expect(await post('/acts', body, { ...json, 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await post('/acts', body, { ...json, host: 'rebound.example' })).toBe(403);
  expect(await post('/acts', body, { 'content-type': 'text/plain' })).toBe(415);
});

test.each([
  ['no JSON', '{"kind":'],
  ['another shape', '{"kind":"fly"}'],
  ['options that are no text', JSON.stringify({ ...question, options: { question: 7 } })],
])('a malformed request gets a sentence: %s', async (_, body) => {
  const response = await fetch(new URL('/acts', playground.url), { method: 'POST', headers: json, body });
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ problem: expect.stringMatching(/^[A-Z].+\.$/) });
});

test('a text of 10,000 characters goes to the core, one of a megabyte does not', async () => {
  const asking = (length: number) =>
    JSON.stringify({ ...question, options: { question: 'x'.repeat(length) } });
  expect(await post('/acts', asking(10_000), json)).toBe(200);
  expect(await post('/acts', asking(1_000_000), json)).toBe(413);
});

test('a forged button is answered by the core; a message that is not there is not found', async () => {
  const press = { ...question, kind: 'press', message: 'playground-discord-1', id: '../~:;<b>', fields: {} };
  expect(await post('/acts', JSON.stringify(press), json)).toBe(200);
  expect(await post('/acts', JSON.stringify({ ...press, message: 'gone' }), json)).toBe(404);
});

test('only the page’s own files are served', async () => {
  for (const path of ['/page/tsconfig.json', '/page/..%2Fserver.ts', '/page/.env', '/page/nothing.ts']) {
    expect((await fetch(new URL(path, playground.url))).status).toBe(404);
  }
  const module = await fetch(new URL('/page/main.ts', playground.url));
  expect(module.headers.get('content-type')).toMatch(/^text\/javascript/);
  expect(module.headers.get('content-security-policy')).toContain("script-src 'self'");
});
