import { Routes } from 'discord.js';
import { z } from 'zod';
import { isTokenRefused } from '../errors.ts';
import { loginMends } from '../login-mends.ts';
import { snowflake } from '../snowflake.ts';
import { type AskDiscord, askDiscord } from './ask-discord.ts';

/** https://docs.discord.com/developers/resources/user#user-object */
const self = z.object({ id: snowflake, username: z.string() });

export type TriedToken =
  | { readonly ok: true; readonly id: string; readonly name: string }
  | {
      readonly ok: false;
      readonly code: 'wrong-token' | 'unreachable';
      readonly says: string;
      readonly mend: string;
    };

/** Whose token it is. Never throws. */
export async function whoAmI({ get }: AskDiscord): Promise<TriedToken> {
  try {
    const { id, username } = await get(Routes.user(), self);
    return { ok: true, id, name: username };
  } catch (error) {
    const code = isTokenRefused(error) ? 'wrong-token' : 'unreachable';
    return { ok: false, code, ...loginMends[code] };
  }
}

/** The same, for a token that was only just given. */
export async function tryDiscordToken(token: string, apiUrl: string | undefined): Promise<TriedToken> {
  const asking = askDiscord(token, apiUrl);
  try {
    return await whoAmI(asking);
  } finally {
    await asking.end();
  }
}
