import { type Client, DiscordjsError, DiscordjsErrorCodes, Events, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { isTokenRefused, platformError } from './errors.ts';
import { snowflake } from './snowflake.ts';

/** Discord does not let the bot in; the mend is the installer's. */
export class LoginError extends Error {
  override readonly name = 'LoginError';
  readonly code: 'wrong-token' | 'unreachable' | 'commands-refused';

  constructor(code: LoginError['code'], cause: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** Resolves when the gateway session is ready. Throws LoginError. */
export async function login(client: Client, token: string): Promise<void> {
  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  try {
    await client.login(token);
  } catch (error) {
    if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) {
      throw new LoginError('wrong-token', error);
    }
    throw new LoginError('unreachable', platformError(error));
  }
  await ready;
}

/** https://docs.discord.com/developers/resources/user#get-current-user */
const user = z.object({ id: snowflake });

/** The bot's own id, by which the token proves to be good without a session. Throws LoginError. */
export async function ownId(rest: REST): Promise<string> {
  try {
    return user.parse(await rest.get(Routes.user())).id;
  } catch (error) {
    throw new LoginError(isTokenRefused(error) ? 'wrong-token' : 'unreachable', platformError(error));
  }
}
