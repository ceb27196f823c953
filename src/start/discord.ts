import type { Log } from '../chat/log.ts';
import type { Config } from '../config.ts';
import { createDiscord } from '../platforms/discord/discord.ts';
import { LoginError } from '../platforms/discord/login.ts';
import { loginMends } from '../platforms/discord/login-mends.ts';
import { exitCodes, StartupError } from '../startup-error.ts';
import type { Connecting, Lost } from './connecting.ts';
import type { Knowledge } from './knowledge.ts';

export function connectDiscord(
  settings: NonNullable<Config['discord']>,
  knowledge: Knowledge,
  log: Log,
  lost: Lost,
): Connecting {
  const platform = createDiscord({
    ...settings,
    shapes: knowledge.shapes,
    log,
    shutOut: () => lost(platform.name, new StartupError(exitCodes.noPermission, told('wrong-token'))),
  });
  return {
    platform,
    web: null,
    explain(error) {
      if (!(error instanceof LoginError)) return null;
      const code = error.code === 'wrong-token' ? exitCodes.noPermission : exitCodes.unavailable;
      return new StartupError(code, told(error.code), error);
    },
  };
}

function told(code: keyof typeof loginMends): string {
  const { says, mend } = loginMends[code];
  return `${says} ${mend}`;
}
