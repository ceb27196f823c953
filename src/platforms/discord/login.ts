import { type Client, DiscordjsError, DiscordjsErrorCodes, Events } from 'discord.js';
import { platformError } from './errors.ts';

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
