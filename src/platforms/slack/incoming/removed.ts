import { z } from 'zod';
import type { Bot } from '../bot.ts';
import { platformName } from '../names.ts';

/**
 * https://docs.slack.dev/reference/events/tokens_revoked: whose tokens they were. It may come after `app_uninstalled`, which
 * says nothing more, or alone.
 */
const revoked = z.object({
  event: z.object({ tokens: z.object({ bot: z.array(z.string()).optional() }) }),
});

/** The app is not installed any more. https://docs.slack.dev/reference/events/app_uninstalled */
export async function onUninstalled({ receive }: Bot): Promise<void> {
  await receive({ kind: 'groups', platform: platformName, groups: [] }, null);
}

/** Tokens were taken back: people's, or the bot's own. */
export async function onRevoked(bot: Bot, body: unknown): Promise<void> {
  const { data } = revoked.safeParse(body);
  if (!data) return bot.log.warn('slack-unknown-revocation');
  if (data.event.tokens.bot?.includes(bot.self.user)) await onUninstalled(bot);
}
