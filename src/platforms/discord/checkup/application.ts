import { ApplicationFlags, Routes } from 'discord.js';
import { z } from 'zod';
import { doubtful, type Finding, fine, wrong } from '../../../chat/finding.ts';
import type { AskDiscord } from './ask-discord.ts';

/** https://docs.discord.com/developers/resources/application#application-object */
const application = z.object({
  flags: z.number().optional(),
  bot_require_code_grant: z.boolean().optional(),
  interactions_endpoint_url: z.string().nullish(),
});

/** By the names of the developer portal. A verified application has the first flag of a pair, all others the second. */
const privileged = [
  ['Presence Intent', ApplicationFlags.GatewayPresence | ApplicationFlags.GatewayPresenceLimited],
  [
    'Server Members Intent',
    ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited,
  ],
  [
    'Message Content Intent',
    ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited,
  ],
] as const;

/** The switches in the developer portal that keep the bot from working, or open to it what it should not read. */
export async function checkApplication({ get }: AskDiscord): Promise<Finding[]> {
  const { flags = 0, ...read } = await get(Routes.currentApplication(), application);
  const findings: Finding[] = [];
  const on = privileged.filter(([, either]) => (flags & either) !== 0).map(([name]) => name);
  findings.push(
    on.length === 0
      ? fine('Discord intents', 'none that is privileged')
      : doubtful(
          'Discord intents',
          `${on.join(', ')} ${on.length === 1 ? 'is' : 'are'} on, and the bot needs none.`,
          'Switch all three off on the Bot page of your application: then it cannot read what people write to one another.',
        ),
  );
  if (read.bot_require_code_grant === true)
    findings.push(
      wrong(
        'Discord invite',
        'Requires OAuth2 Code Grant is on, so nobody can add the bot.',
        'Switch it off on the Bot page of your application.',
      ),
    );
  if (read.interactions_endpoint_url)
    findings.push(
      wrong(
        'Discord commands',
        'An Interactions Endpoint URL is set, so commands and buttons never reach the bot.',
        'Empty that field on the page General Information of your application.',
      ),
    );
  return findings;
}
