import { applicationIdOf, inviteLink } from '../../platforms/discord/invite.ts';
import { loadKnowledge } from '../../start/knowledge.ts';
import { StartupError } from '../../startup-error.ts';
import type { Ask } from './ask.ts';
import { askSlackTokens } from './ask-slack.ts';
import { askToken } from './ask-token.ts';
import type { Values } from './dot-env-text.ts';
import type { Existing } from './existing.ts';
import type { Say } from './from-options.ts';
import type { Surroundings } from './surroundings.ts';

const places = {
  discord: 'Discord',
  slack: 'Slack',
  both: 'Discord and Slack',
} as const;

/** What is to be written, by what somebody answers. */
export async function askEverything(
  ask: Ask,
  say: Say,
  { values }: Existing,
  env: Surroundings['env'],
  check: boolean,
): Promise<Values> {
  const asking = { ask, say, servers: { ...values, ...env }, check };
  say('Nothing is written before the end. Ctrl+C stops at any time.\n');
  const first = values.SLACK_BOT_TOKEN ? (values.DISCORD_TOKEN ? 'both' : 'slack') : 'discord';
  const where = await ask.choose('Where should the bot work?', places, first);
  const data = await ask.text('Folder for the database:', values.DATA_DIR ?? './data', async () => null);
  const content = await ask.text(
    'Folder with what the bot says (another city has its own):',
    values.CONTENT_DIR ?? './content',
    contentFault,
  );
  const tokens: Record<string, string> = {};
  if (where !== 'slack') {
    const { token } = await askToken(asking, {
      name: 'DISCORD_TOKEN',
      called: 'Discord token',
      known: values.DISCORD_TOKEN,
      steps: [
        '',
        '── Discord ──',
        '1. Open https://discord.com/developers/applications, choose New Application, and give it a name.',
        '2. On the page Bot, choose Reset Token and copy the token. It is a password: show it to nobody.',
        '   Leave the three Privileged Gateway Intents off.',
      ],
    });
    if (token !== undefined) tokens.DISCORD_TOKEN = token;
    const id = applicationIdOf(token ?? values.DISCORD_TOKEN ?? '');
    if (id) say(`Open this link to invite the bot to your server:\n${inviteLink(id)}`);
  }
  if (where !== 'discord') Object.assign(tokens, await askSlackTokens(asking, values, content));
  return { DATA_DIR: data.trim(), CONTENT_DIR: content.trim(), ...tokens };
}

async function contentFault(dir: string): Promise<string | null> {
  try {
    await loadKnowledge(dir);
    return null;
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    const [says = '', first] = error.message.split('\n');
    return [says.replace(/^CONTENT_DIR: /, ''), first].filter(Boolean).join(' ');
  }
}
