import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { type Json, jsonSchema } from '../discord/json.ts';
import { needScopes } from './bot-channel.ts';
import type { Faults } from './faults.ts';
import { disconnect, faultAnswer, type HttpAnswer, readAll, send } from './http.ts';
import type { Method } from './method.ts';
import { RateLimited, type RateLimits } from './rate-limits.ts';
import { refuse, refuseFault, SlackError } from './slack-error.ts';
import type { World } from './world.ts';

const PREFIX = '/api/';

/** The Web API: reads a call, checks its token and scope, answers, and logs it ("apis/web-api"). */
export class WebApi {
  readonly #world: World;
  readonly #methods: ReadonlyMap<string, Method>;
  readonly #faults: Faults;
  readonly #limits: RateLimits;

  constructor(world: World, methods: readonly Method[], faults: Faults, limits: RateLimits) {
    this.#world = world;
    this.#methods = new Map(methods.map((one) => [one.name, one]));
    this.#faults = faults;
    this.#limits = limits;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://double');
    const name = url.pathname.startsWith(PREFIX) ? url.pathname.slice(PREFIX.length) : url.pathname;
    const raw = await readAll(request);
    const fault = this.#faults.take(name);
    if (fault === 'hang') return;
    if (fault === 'cut') {
      disconnect(request);
      return;
    }
    const given = new Map<string, Json>();
    const answer =
      fault === null || fault === 'cut-after-effect'
        ? this.#answer(name, request, url, raw, given)
        : faultAnswer(fault);
    const { token: _, ...args } = given.get('arguments') ?? {};
    this.#world.requests.push({
      method: name,
      arguments: args,
      answer: answer.body,
      status: answer.status,
      at: this.#world.clock.now(),
    });
    this.#world.changes.notify();
    if (fault === 'cut-after-effect') disconnect(request);
    else send(response, answer, this.#world.clock.now());
  }

  #answer(
    name: string,
    request: IncomingMessage,
    url: URL,
    raw: string,
    seen: Map<string, Json>,
  ): HttpAnswer {
    try {
      const method = this.#methods.get(name);
      if (!method) return refuseFault('unknown_method', [`the double has no method ${name}`]);
      const given = { ...Object.fromEntries(url.searchParams), ...readBody(request, raw) };
      seen.set('arguments', given);
      // Bolt's client sends `team_id` with every call; it means something only to tokens of whole organizations.
      const { token, team_id = this.#world.team.id, ...args } = given;
      this.#authorize(method, request.headers.authorization, token);
      if (team_id !== this.#world.team.id) refuseFault('team_not_found', [`team_id ${team_id}`]);
      this.#limits.spend(name);
      needScopes(this.#world, method.scopes);
      return { status: 200, body: method.call(args), headers: this.#scopeHeaders(method) };
    } catch (error) {
      return this.#refusal(name, error);
    }
  }

  /** "authentication/tokens"; "apis/web-api": the token belongs into the Authorization header. */
  #authorize(method: Method, header: string | undefined, inBody: unknown): void {
    if (method.token === 'none') return;
    if (header === undefined) {
      if (inBody === undefined) refuse('not_authed');
      refuseFault('not_authed', ['the token must be in the Authorization header']);
    }
    const world = this.#world;
    const token = /^Bearer (\S+)$/.exec(header ?? '')?.[1];
    if (token === undefined || (inBody !== undefined && inBody !== token)) refuse('invalid_auth');
    const isApp = token === world.appToken;
    if (!isApp && token !== world.botToken) refuse('invalid_auth');
    if (world.isRevoked && !isApp) refuse('token_revoked');
    if (isApp !== (method.token === 'app')) refuseFault('not_allowed_token_type', []);
  }

  #scopeHeaders({ scopes }: Method): Record<string, string> {
    return {
      'X-OAuth-Scopes': this.#world.scopes.join(','),
      ...(scopes.length > 0 ? { 'X-Accepted-OAuth-Scopes': scopes.join(',') } : {}),
    };
  }

  /** A broken rule, or the double itself, is written down; what can befall a correct app is only answered. */
  #refusal(name: string, thrown: unknown): HttpAnswer {
    if (!(thrown instanceof SlackError)) {
      this.#world.violate(`${name}: the double crashed: ${thrown instanceof Error ? thrown.stack : thrown}`);
      return { status: 200, body: { ok: false, error: 'internal_error' } };
    }
    if (thrown.violation !== null) this.#world.violate(`${name}: ${thrown.code}: ${thrown.violation}`);
    if (thrown instanceof RateLimited) return faultAnswer({ ratelimited: thrown.retryAfterSeconds });
    return { status: 200, body: thrown.body() };
  }
}

/** "apis/web-api": POST bodies, a form or JSON. */
function readBody(request: IncomingMessage, raw: string): Json {
  if (request.method === 'GET' || raw === '') return {};
  const [type] = (request.headers['content-type'] ?? '').split(';');
  if (type === 'application/x-www-form-urlencoded') return Object.fromEntries(new URLSearchParams(raw));
  if (type !== 'application/json') return refuseFault('invalid_post_type', [`Content-Type: ${type}`]);
  const read = z.string().transform(parse).pipe(jsonSchema).safeParse(raw);
  return read.success ? read.data : refuseFault('invalid_json', []);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
