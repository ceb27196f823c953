import type { Log } from '../chat/log.ts';
import type { Config } from '../config.ts';
import { createDiscord } from '../platforms/discord/discord.ts';
import { LoginError } from '../platforms/discord/login.ts';
import { exitCodes, StartupError } from '../startup-error.ts';
import type { Connecting, Lost } from './connecting.ts';
import type { Knowledge } from './knowledge.ts';

const mends = {
  'wrong-token':
    'DISCORD_TOKEN is refused by Discord. Copy it again from the Bot page of your application, or reset it there.',
  unreachable: 'Discord cannot be reached. Check the network, and DISCORD_API_URL if it is set.',
  'commands-refused':
    'Discord refuses the commands. If you changed content/phrases, check the names of commands there; else try again in a few minutes.',
} as const;

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
    shutOut: () => lost(platform.name, new StartupError(exitCodes.noPermission, mends['wrong-token'])),
  });
  return {
    platform,
    web: null,
    explain(error) {
      if (!(error instanceof LoginError)) return null;
      const code = error.code === 'wrong-token' ? exitCodes.noPermission : exitCodes.unavailable;
      return new StartupError(code, mends[error.code], error);
    },
  };
}
