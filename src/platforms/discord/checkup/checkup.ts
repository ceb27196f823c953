import { type Finding, fine, wrong } from '../../../chat/finding.ts';
import type { ChosenChannel } from '../../connecting/chosen-channel.ts';
import { clockFinding } from '../../connecting/clock-skew.ts';
import { platformError } from '../errors.ts';
import { checkApplication } from './application.ts';
import { type AskDiscord, askDiscord } from './ask-discord.ts';
import { checkChannel } from './channel.ts';
import { checkGateway } from './gateway.ts';
import { checkServers } from './servers.ts';
import { whoAmI } from './try-token.ts';

export interface DiscordCheckup {
  readonly token: string;
  readonly apiUrl: string | undefined;
  /** Where it is to post, or to tell organizers things. */
  readonly channels: readonly ChosenChannel[];
}

/** Everything about Discord that keeps the bot from working. Only asks, and never throws. */
export async function checkDiscord({ token, apiUrl, channels }: DiscordCheckup): Promise<Finding[]> {
  const asking = askDiscord(token, apiUrl);
  try {
    const me = await whoAmI(asking);
    if (!me.ok) {
      const what = me.code === 'wrong-token' ? 'Discord token' : 'Discord';
      return [wrong(what, me.says, me.mend), ...clockSeen(asking)];
    }
    const findings = [fine('Discord token', `it is ${me.name}'s`)];
    findings.push(...(await tried('Discord application', () => checkApplication(asking))));
    findings.push(...(await tried('Discord servers', () => checkServers(asking, me.id))));
    for (const channel of channels)
      findings.push(
        ...(await tried(`Discord channel ${channel.id}`, () => checkChannel(asking, me.id, channel))),
      );
    findings.push(...(await tried('Discord gateway', () => checkGateway(asking))));
    return [...findings, ...clockSeen(asking)];
  } finally {
    await asking.end();
  }
}

function clockSeen({ skew }: AskDiscord): Finding[] {
  const seen = skew.skew();
  return seen === null ? [] : [clockFinding('Discord', seen)];
}

/** One question that Discord does not answer must not keep the others from being asked. */
async function tried(check: string, look: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await look();
  } catch (error) {
    return [wrong(check, `${platformError(error).message}.`, 'Try again in a few minutes.')];
  }
}
