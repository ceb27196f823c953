import type { z } from 'zod';
import { refusals } from './api-error.ts';
import type { Channel } from './model.ts';
import { has } from './permissions.ts';
import type { World } from './world.ts';

/** A request that reached its route. */
export interface RestRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface RestAnswer {
  readonly status: number;
  readonly body?: unknown;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The path after /api/v10, with :names; `:channel`, `:guild` and `:token` part rate limit buckets. */
  readonly template: string;
  /** Takes no bot token: the interaction's own token in the path is what authorizes. */
  readonly open?: boolean;
  readonly handle: (request: RestRequest) => RestAnswer;
}

export const NO_CONTENT: RestAnswer = { status: 204 };

export function ok(body: unknown): RestAnswer {
  return { status: 200, body };
}

export function param({ params }: RestRequest, name: string): string {
  const value = params[name];
  if (value === undefined) throw refusals.notFound();
  return value;
}

/** The channel a path names, if the bot sees it and has the permissions there. */
export function botChannel(world: World, id: string, ...permissions: readonly bigint[]): Channel {
  const channel = world.channel(id);
  const granted = world.permissions(world.bot, channel);
  if (granted === 0n) throw refusals.missingAccess();
  if (!has(granted, ...permissions)) throw refusals.missingPermissions();
  return channel;
}

/** Query parameters read by a schema, or Discord's 50035 naming the wrong one. */
export function readQuery<T>(schema: z.ZodType<T>, query: URLSearchParams): T {
  const read = schema.safeParse(Object.fromEntries(query));
  if (read.success) return read.data;
  const problems = read.error.issues.map((issue) => ({
    path: issue.path.map(String),
    code: 'QUERY_PARAMETER_INVALID',
    message: issue.message,
  }));
  throw refusals.invalidForm(problems);
}
