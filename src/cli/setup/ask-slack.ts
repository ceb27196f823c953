import { slackManifest } from '../../platforms/slack/manifest/manifest.ts';
import { requestUrl } from '../../platforms/slack/manifest/request-url.ts';
import { loadKnowledge } from '../../start/knowledge.ts';
import { askToken } from './ask-token.ts';
import type { Values } from './dot-env-text.ts';

type Asking = Parameters<typeof askToken>[0];

const ways = {
  socket: 'The bot opens the connection itself (Socket Mode): simplest',
  address: 'Slack sends to an https address of yours',
} as const;

/** Prints the manifest, and asks for both of Slack's tokens. */
export async function askSlackTokens(asking: Asking, values: Values, contentDir: string): Promise<Values> {
  const { ask, say } = asking;
  say('\n── Slack ──');
  const way = await ask.choose(
    'How do Slack and the bot meet?',
    ways,
    values.SLACK_SIGNING_SECRET ? 'address' : 'socket',
  );
  const hasApp = values.SLACK_BOT_TOKEN !== undefined;
  const printsManifest = await ask.yes('Print the manifest, which Slack needs to make the app?', !hasApp);
  if (printsManifest) say(await manifest(asking, values, contentDir, way));
  const tokens: Record<string, string> = {};
  const bot = await askToken(asking, {
    name: 'SLACK_BOT_TOKEN',
    called: 'Bot User OAuth Token (xoxb-)',
    known: values.SLACK_BOT_TOKEN,
    steps: [
      'On the page Install App of your Slack app, choose Install to your workspace, allow it, and copy the',
      'Bot User OAuth Token, which begins with xoxb-. It is a password: show it to nobody.',
    ],
  });
  if (bot.token !== undefined) tokens.SLACK_BOT_TOKEN = bot.token;
  const [name, other] =
    way === 'socket'
      ? (['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'] as const)
      : (['SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'] as const);
  const second = await askToken(asking, { name, known: values[name], ...seconds[name] });
  if (second.token !== undefined) tokens[name] = second.token;
  // The bot takes one way; the answer to how they meet has settled which.
  if (
    values[other] &&
    (await ask.yes(`${other} is in .env too, and the bot takes one of the two. Remove it?`, true))
  )
    tokens[other] = '';
  return tokens;
}

const seconds = {
  SLACK_APP_TOKEN: {
    called: 'app-level token (xapp-)',
    steps: [
      'On the page Basic Information, under App-Level Tokens, choose Generate Token and Scopes, give it any name,',
      'add the scope connections:write, and copy the token, which begins with xapp-.',
    ],
  },
  SLACK_SIGNING_SECRET: {
    called: 'Signing Secret',
    steps: ['On the page Basic Information, copy the Signing Secret.'],
  },
} as const;

async function manifest(
  { ask }: Asking,
  values: Values,
  contentDir: string,
  way: keyof typeof ways,
): Promise<string> {
  const { shapes } = await loadKnowledge(contentDir);
  const command = values.SLACK_COMMAND ?? '/sanctuary';
  const address =
    way === 'socket'
      ? null
      : await ask.text('The bot’s address, such as https://bot.example.org:', '', async (given) =>
          requestUrl(given) === null ? 'Write an https address, such as https://bot.example.org' : null,
        );
  const url = address === null ? null : requestUrl(address.trim());
  const mode = url === null ? { socket: true as const } : { requestUrl: url };
  const json = JSON.stringify(slackManifest({ shapes, command, name: 'sanctuary-bot', mode }), null, 2);
  return [
    '1. Copy all between the two lines:',
    '─'.repeat(40),
    json,
    '─'.repeat(40),
    '2. On https://api.slack.com/apps choose Create New App, From a manifest, your workspace, Next, JSON. Paste it over',
    '   what stands there. Next, Create.',
  ].join('\n');
}
