import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from './faults.ts';

export interface HttpAnswer {
  readonly status: number;
  /** A string is sent as it is, anything else as JSON. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** `at`: by the double's clock, which its `Date` shows. */
export function send(response: ServerResponse, { status, body, headers }: HttpAnswer, at: number): void {
  const isText = typeof body === 'string';
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
  const always = { 'Content-Type': type, Date: httpDate(at) };
  response.writeHead(status, { ...always, ...headers }).end(isText ? body : JSON.stringify(body));
}

/** RFC 9110, 5.6.7: whole seconds. */
export function httpDate(at: number): string {
  return new Date(at).toUTCString();
}

export function disconnect({ socket }: IncomingMessage): void {
  socket.destroy();
}

/** How a planned fault is answered, where it is answered at all. */
export function faultAnswer(fault: Extract<Fault, object>): HttpAnswer {
  if ('error' in fault) return { status: 200, body: { ok: false, error: fault.error } };
  if ('status' in fault) return { status: fault.status, body: fault.body ?? `${fault.status}: planned` };
  return {
    status: 429,
    body: { ok: false, error: 'ratelimited' },
    headers: { 'Retry-After': String(fault.ratelimited) },
  };
}
