import { environment } from '../../environment.ts';
import { lineOf } from '../doctor/report.ts';

/** The settings that are tokens: nobody may see them, in a process list neither. */
export const tokenNames = [
  'DISCORD_TOKEN',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
] as const;

export type TokenName = (typeof tokenNames)[number];

/** Other servers than Discord's and Slack's own, as in the settings. */
export interface Servers {
  readonly DISCORD_API_URL?: string | undefined;
  readonly SLACK_API_URL?: string | undefined;
}

export type Tried =
  | { readonly ok: true; readonly says: readonly string[]; readonly bot: string | null }
  | { readonly ok: false; readonly code: 'malformed' | 'refused' | 'unreachable'; readonly says: string };

/** Whether it can be that token at all, and then whether the platform takes it. `check` false: only the first. */
export async function tryToken(
  name: TokenName,
  token: string,
  servers: Servers,
  check = true,
): Promise<Tried> {
  const read = environment.shape[name].safeParse(token);
  if (!read.success) {
    const says = read.error.issues.map(({ message }) => `${name} ${message}`).join('\n');
    return { ok: false, code: 'malformed', says };
  }
  return check ? asked(name, token, servers) : { ok: true, says: [], bot: null };
}

async function asked(name: TokenName, token: string, servers: Servers): Promise<Tried> {
  if (name === 'DISCORD_TOKEN') {
    const { tryDiscordToken } = await import('../../platforms/discord/checkup/try-token.ts');
    const tried = await tryDiscordToken(token, servers.DISCORD_API_URL || undefined);
    if (!tried.ok) return refused(tried);
    return { ok: true, says: [`✓ Discord knows it: it is ${tried.name}'s.`], bot: tried.name };
  }
  const apiUrl = servers.SLACK_API_URL ? servers.SLACK_API_URL.replace(/\/*$/, '/') : undefined;
  const { trySlackAppToken, trySlackBotToken } = await import('../../platforms/slack/checkup/try-tokens.ts');
  switch (name) {
    case 'SLACK_BOT_TOKEN': {
      const { checkScopes } = await import('../../platforms/slack/checkup/scopes.ts');
      const tried = await trySlackBotToken(token, apiUrl);
      if (!tried.ok) return refused(tried);
      const says = `✓ Slack knows it: it is @${tried.name}'s in ${tried.team}.`;
      return { ok: true, says: [says, ...checkScopes(tried.scopes).map(lineOf)], bot: tried.name };
    }
    case 'SLACK_APP_TOKEN': {
      const tried = await trySlackAppToken(token, apiUrl);
      return tried.ok
        ? { ok: true, says: ['✓ Slack takes it: Socket Mode is open.'], bot: null }
        : refused(tried);
    }
    case 'SLACK_SIGNING_SECRET':
      return { ok: true, says: ['– Slack lets nobody try a signing secret out.'], bot: null };
  }
}

function refused({ code, says, mend }: { code: string; says: string; mend: string }): Tried {
  return { ok: false, code: code === 'unreachable' ? 'unreachable' : 'refused', says: `${says} ${mend}` };
}
