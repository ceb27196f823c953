import { z } from 'zod';
import { botScopes } from './manifest/scopes.ts';
import type { CallSlack } from './web-api/call-slack.ts';
import { SlackRefusal } from './web-api/errors.ts';
import { tokenRefusals } from './web-api/refusals.ts';

/** Slack does not let the bot in; the mend is the installer's. */
export class LoginError extends Error {
  override readonly name = 'LoginError';
  readonly code: 'wrong-token' | 'wrong-app-token' | 'unreachable' | 'missing-scope';
  /** The scopes that the installation lacks. */
  readonly missing: readonly string[];

  constructor(code: LoginError['code'], cause: unknown, missing: readonly string[] = []) {
    super(code, { cause });
    this.code = code;
    this.missing = missing;
  }
}

/** The bot in the workspace where it is installed. */
export interface Self {
  readonly team: string;
  readonly user: string;
  readonly bot: string;
  /** As people type it behind @. */
  readonly name: string;
}

/** https://docs.slack.dev/reference/methods/auth.test; the library adds the scopes from a header. */
const tested = z.object({
  team_id: z.string(),
  user_id: z.string(),
  /** A person's token has none. */
  bot_id: z.string().optional(),
  user: z.string(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});

/** A group may withhold these: what the bot then cannot know, it says so or takes for private. */
export const dispensable: ReadonlySet<string> = new Set([
  'channels:history',
  'groups:history',
  'channels:read',
  'im:write',
]);

/** Who the token is. Throws LoginError. */
export async function login(call: CallSlack): Promise<Self> {
  try {
    const { team_id, user_id, bot_id, user, response_metadata } = await call('auth.test', {}, tested);
    if (bot_id === undefined) throw new LoginError('wrong-token', undefined);
    const granted = response_metadata?.scopes;
    const missing = botScopes
      .map(({ scope }) => scope)
      .filter((scope) => !dispensable.has(scope) && granted?.includes(scope) === false);
    if (missing.length > 0) throw new LoginError('missing-scope', undefined, missing);
    return { team: team_id, user: user_id, bot: bot_id, name: user };
  } catch (error) {
    throw error instanceof LoginError ? error : loginError(error, 'wrong-token');
  }
}

/**
 * What a refused login means; `wrong` names the token that was used. An app-level token has one scope alone: without it
 * it is the wrong one.
 */
export function loginError(error: unknown, wrong: 'wrong-token' | 'wrong-app-token'): LoginError {
  if (!isRefusedForGood(error)) return new LoginError('unreachable', error);
  if (wrong === 'wrong-token' && error.reason === 'missing_scope') {
    return new LoginError('missing-scope', error, error.details);
  }
  return new LoginError(wrong, error);
}

/** Slack answered, and the same token will get no other answer. */
function isRefusedForGood(error: unknown): error is SlackRefusal {
  return error instanceof SlackRefusal && (tokenRefusals.has(error.reason) || error.retry === 'never');
}
