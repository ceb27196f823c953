import { z } from 'zod';
import { LoginError, loginError } from '../login.ts';
import { loginMends } from '../login-mends.ts';
import { type AskSlack, askSlack } from './ask-slack.ts';

/** https://docs.slack.dev/reference/methods/auth.test; the library adds the scopes from a header. */
const tested = z.object({
  team: z.string(),
  user: z.string(),
  /** A person's token has none. */
  bot_id: z.string().optional(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});

/** https://docs.slack.dev/reference/methods/apps.connections.open: nothing is connected by asking for the address. */
const opened = z.object({ url: z.string() });

interface Refused {
  readonly ok: false;
  readonly code: LoginError['code'];
  readonly says: string;
  readonly mend: string;
}

export type TriedBotToken =
  | {
      readonly ok: true;
      readonly name: string;
      readonly team: string;
      /** Null where Slack does not tell them. */
      readonly scopes: readonly string[] | null;
    }
  | Refused;

/** Whose token it is. Never throws. */
export async function whoAmI({ call }: AskSlack): Promise<TriedBotToken> {
  try {
    const { team, user, bot_id, response_metadata } = await call('auth.test', {}, tested);
    if (bot_id === undefined) return refused(new LoginError('wrong-token', undefined), 'wrong-token');
    return { ok: true, name: user, team, scopes: response_metadata?.scopes ?? null };
  } catch (error) {
    return refused(error, 'wrong-token');
  }
}

/** Whether a socket may be opened with an app-level token. None is: Slack would send it what is meant for the bot. */
export async function mayConnect({ call }: AskSlack): Promise<{ readonly ok: true } | Refused> {
  try {
    await call('apps.connections.open', {}, opened);
    return { ok: true };
  } catch (error) {
    return refused(error, 'wrong-app-token');
  }
}

export function trySlackBotToken(token: string, apiUrl: string | undefined): Promise<TriedBotToken> {
  return whoAmI(askSlack(token, apiUrl));
}

export function trySlackAppToken(
  token: string,
  apiUrl: string | undefined,
): Promise<{ readonly ok: true } | Refused> {
  return mayConnect(askSlack(token, apiUrl));
}

function refused(error: unknown, wrong: 'wrong-token' | 'wrong-app-token'): Refused {
  const { code } = error instanceof LoginError ? error : loginError(error, wrong);
  return { ok: false, code, ...loginMends[code] };
}
