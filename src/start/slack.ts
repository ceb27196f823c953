import type { Log } from '../chat/log.ts';
import type { SlackConfig } from '../config.ts';
import { LoginError } from '../platforms/slack/login.ts';
import { createSlack } from '../platforms/slack/slack.ts';
import { exitCodes, StartupError } from '../startup-error.ts';
import type { Connecting, Lost } from './connecting.ts';
import type { Knowledge } from './knowledge.ts';

const mends = {
  'wrong-token':
    'SLACK_BOT_TOKEN is refused by Slack. Copy the Bot User OAuth Token again from the page Install App of your Slack app, or install the app again.',
  'wrong-app-token':
    'SLACK_APP_TOKEN is refused by Slack. Make a new App-Level Token with the scope connections:write under “Basic Information”, and check that Socket Mode is on.',
  unreachable: 'Slack cannot be reached. Check the network, and SLACK_API_URL if it is set.',
  'missing-scope':
    'SLACK_BOT_TOKEN lacks a permission. Paste the manifest of npm run -s slack:manifest under “App Manifest” of your Slack app, save it, and install the app again.',
} as const;

export function connectSlack(settings: SlackConfig, knowledge: Knowledge, log: Log, lost: Lost): Connecting {
  const { platform, web } = createSlack({
    ...settings,
    shapes: knowledge.shapes,
    words: (language, key, values) => knowledge.phrases.text(language, key, values),
    log,
    shutOut: () => lost(platform.name, new StartupError(exitCodes.noPermission, mends['wrong-token'])),
  });
  return {
    platform,
    web,
    explain(error) {
      if (!(error instanceof LoginError)) return null;
      const code = error.code === 'unreachable' ? exitCodes.unavailable : exitCodes.noPermission;
      return new StartupError(code, mends[error.code], error);
    },
  };
}
