import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { ApiError, refusals } from './api-error.ts';
import type { Faults } from './faults.ts';
import type { RateLimits, Refusal } from './rate-limits.ts';
import type { RestAnswer, Route } from './rest.ts';
import { findRoute, type Routed } from './router.ts';
import type { World } from './world.ts';

interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string;
  readonly body: unknown;
}

interface Answer extends RestAnswer {
  readonly headers?: Readonly<Record<string, string>>;
  /** Discord's JSON error code, when refused. */
  readonly code?: number;
}

const PREFIX = '/api/v10';

/** Discord's REST API v10: reads, authorizes, limits, routes, answers, and logs every request. */
export class RestServer {
  readonly #world: World;
  readonly #routes: readonly Route[];
  readonly #limits: RateLimits;
  readonly #faults: Faults;

  constructor(world: World, routes: readonly Route[], limits: RateLimits, faults: Faults) {
    this.#world = world;
    this.#routes = routes;
    this.#limits = limits;
    this.#faults = faults;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://double');
    const method = request.method ?? 'GET';
    const raw = await readAll(request);
    const path = url.pathname.startsWith(`${PREFIX}/`) ? url.pathname.slice(PREFIX.length) : null;
    const fault = path === null ? null : this.#faults.take(method, path);
    if (fault === 'hang') return;
    if (fault === 'cut' || fault === 'reset') {
      disconnect(request, fault);
      return;
    }
    const answer =
      typeof fault === 'object' && fault
        ? this.#logged({ method, path: path ?? '', body: raw }, faulty(fault))
        : this.#answer(request, url, raw, path);
    if (fault === 'cut-after-effect' || fault === 'reset-after-effect') disconnect(request, fault);
    else send(response, this.#dated(answer));
  }

  /** By the double's own clock, in place of the machine's. */
  #dated(answer: Answer): Answer {
    const now = new Date(this.#world.clock.now());
    return { ...answer, headers: { Date: now.toUTCString(), ...answer.headers } };
  }

  #answer(request: IncomingMessage, url: URL, raw: string, path: string | null): Answer {
    const { authorization = '', 'content-type': contentType } = request.headers;
    const call = {
      method: request.method ?? 'GET',
      path: path ?? url.pathname,
      query: url.searchParams,
      authorization,
    };
    let body: unknown;
    try {
      if (path === null) throw refusals.notFound();
      body = parseBody(raw, contentType);
      return this.#logged({ ...call, body }, this.#perform({ ...call, body }));
    } catch (error) {
      return this.#logged({ ...call, body }, this.#refusal(error, { ...call, body }));
    }
  }

  #logged({ method, path, body }: Pick<Call, 'method' | 'path' | 'body'>, answer: Answer): Answer {
    const { status, code = null, headers } = answer;
    this.#limits.answered(status, headers?.['X-RateLimit-Scope']);
    this.#world.requests.push({ method, path, body, status, code, at: this.#world.clock.now() });
    this.#world.changes.notify();
    return answer;
  }

  #perform(call: Call): Answer {
    const routed = findRoute(this.#routes, call.method, call.path);
    if (routed === 'other-method') throw refusals.methodNotAllowed();
    if (routed === null) throw refusals.notFound();
    if (!routed.route.open && call.authorization !== `Bot ${this.#world.token}`)
      throw refusals.unauthorized();
    const refused = this.#limits.spendAny(routed.route.open ?? false);
    if (refused) return tooManyInAll(refused);
    const spent = this.#limits.spend(`${routed.route.method} ${routed.route.template}`, resource(routed));
    if (spent.exceeded) return tooMany(spent.resetAfterMs, spent.headers);
    try {
      const answer = routed.route.handle({ params: routed.params, query: call.query, body: call.body });
      return { ...answer, headers: spent.headers };
    } catch (error) {
      const refusal = this.#refusal(error, call);
      return { ...refusal, headers: { ...spent.headers, ...refusal.headers } };
    }
  }

  /** Writes down what a correct bot would not have sent: bodies refused, and routes the double lacks. */
  #refusal(thrown: unknown, { method, path, body }: Call): Answer {
    const crash = (): ApiError => {
      const problem = { path: [], code: 'DOUBLE_CRASHED', message: String(thrown) };
      return new ApiError(500, 0, 'Internal Server Error', { problems: [problem] });
    };
    const error = thrown instanceof ApiError ? thrown : crash();
    if (error.problems.length > 0) {
      this.#world.violations.push({ method, path, body, problems: error.problems });
    } else if (error.code === 0 && error.status !== 401) {
      const problem = { path: [], code: 'NO_SUCH_ROUTE', message: error.message };
      this.#world.violations.push({ method, path, body, problems: [problem] });
    }
    const retry = error.retryAfterMs === null ? {} : retryHeaders(error.retryAfterMs);
    return { status: error.status, body: error.body(), headers: retry, code: error.code };
  }
}

function resource({ params, route }: Routed): string {
  // Each interaction has its own token, so its own bucket; @me reactions share the channel's.
  return [params.channel, params.guild, params.token].filter(Boolean).join('/') || route.method;
}

function retryHeaders(ms: number): Record<string, string> {
  return { 'Retry-After': String(Math.ceil(ms / 1000)), 'X-RateLimit-Scope': 'user' };
}

/** "Rate Limits": Rate Limit Response Structure. */
function tooMany(ms: number, headers: Readonly<Record<string, string>>): Answer {
  const body = { message: 'You are being rate limited.', retry_after: ms / 1000, global: false };
  return { status: 429, body, headers: { ...retryHeaders(ms), ...headers } };
}

/** The global limit; and what Discord's outermost servers say to whoever was refused too often. */
function tooManyInAll({ kind, waitMs }: NonNullable<Refusal>): Answer {
  const isGlobal = kind === 'everything';
  const message = isGlobal ? 'You are being rate limited.' : 'You are being blocked from accessing our API.';
  return {
    status: 429,
    body: isGlobal ? { message, retry_after: waitMs / 1000, global: true } : { message, code: 0 },
    headers: {
      'Retry-After': String(Math.ceil(waitMs / 1000)),
      ...(isGlobal ? { 'X-RateLimit-Global': 'true', 'X-RateLimit-Scope': 'global' } : {}),
    },
  };
}

const retryBody = z.looseObject({ retry_after: z.number(), global: z.boolean().optional() });

function faulty(fault: {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}): Answer {
  const retry = fault.status === 429 ? retryBody.safeParse(fault.body).data : undefined;
  const headers = retry
    ? {
        'Retry-After': String(retry.retry_after),
        'X-RateLimit-Scope': retry.global ? 'global' : 'user',
        ...(retry.global ? { 'X-RateLimit-Global': 'true' } : {}),
      }
    : {};
  return {
    status: fault.status,
    body: fault.body ?? { message: `${fault.status}: planned by the test`, code: 0 },
    headers: { ...headers, ...fault.headers },
  };
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  if (body === undefined) response.writeHead(status, { ...headers }).end();
  else
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function disconnect({ socket }: IncomingMessage, fault: string): void {
  if (fault.startsWith('reset')) socket.resetAndDestroy();
  else socket.destroy();
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** "Reference": HTTP API; a body needs its Content-Type, and has to be JSON. */
function parseBody(raw: string, contentType: string | undefined): unknown {
  if (raw === '') return undefined;
  if (!contentType?.startsWith('application/json')) {
    throw refusals.invalidForm([
      {
        path: [],
        code: 'CONTENT_TYPE_INVALID',
        message: 'Expected "Content-Type" header to be application/json (the double takes no multipart).',
      },
    ]);
  }
  try {
    return JSON.parse(raw);
  } catch {
    throw refusals.invalidJson();
  }
}
