import type { Log } from '../chat/log.ts';
import type { SlackConfig } from '../config.ts';
import { LoginError } from '../platforms/slack/login.ts';
import { loginMends } from '../platforms/slack/login-mends.ts';
import { createSlack } from '../platforms/slack/slack.ts';
import { exitCodes, StartupError } from '../startup-error.ts';
import type { Connecting, Lost } from './connecting.ts';
import type { Knowledge } from './knowledge.ts';

export function connectSlack(settings: SlackConfig, knowledge: Knowledge, log: Log, lost: Lost): Connecting {
  const { platform, web } = createSlack({
    ...settings,
    shapes: knowledge.shapes,
    words: (language, key, values) => knowledge.phrases.text(language, key, values),
    log,
    shutOut: () => lost(platform.name, new StartupError(exitCodes.noPermission, told('wrong-token'))),
  });
  return {
    platform,
    web,
    explain(error) {
      if (!(error instanceof LoginError)) return null;
      const code = error.code === 'unreachable' ? exitCodes.unavailable : exitCodes.noPermission;
      return new StartupError(code, told(error.code), error);
    },
  };
}

function told(code: keyof typeof loginMends): string {
  const { says, mend } = loginMends[code];
  return `${says} ${mend}`;
}
