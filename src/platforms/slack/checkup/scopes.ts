import { doubtful, type Finding, fine, wrong } from '../../../chat/finding.ts';
import { dispensable } from '../login.ts';
import { loginMends } from '../login-mends.ts';
import { botScopes } from '../manifest/scopes.ts';

const check = 'Slack scopes';
const { mend } = loginMends['missing-scope'];

/** What the installation was given against what the manifest asks for. */
export function checkScopes(granted: readonly string[] | null): Finding[] {
  if (granted === null) return [];
  const missing = botScopes.filter(({ scope }) => !granted.includes(scope));
  if (missing.length === 0) return [fine(check, `all ${botScopes.length}`)];
  const says = `${missing.map(({ scope, reason }) => `${scope} (${reason})`).join('; ')} ${missing.length === 1 ? 'is' : 'are'} missing.`;
  const isNeeded = missing.some(({ scope }) => !dispensable.has(scope));
  return [isNeeded ? wrong(check, says, mend) : doubtful(check, says, mend)];
}
