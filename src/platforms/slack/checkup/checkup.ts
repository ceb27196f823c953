import { type Finding, fine, wrong } from '../../../chat/finding.ts';
import type { ChosenChannel } from '../../connecting/chosen-channel.ts';
import { clockFinding } from '../../connecting/clock-skew.ts';
import { platformError } from '../web-api/errors.ts';
import { type AskSlack, askSlack } from './ask-slack.ts';
import { checkChannel } from './channel.ts';
import { checkScopes } from './scopes.ts';
import { mayConnect, whoAmI } from './try-tokens.ts';

export interface SlackCheckup {
  readonly botToken: string;
  readonly way: { readonly appToken: string } | { readonly signingSecret: string };
  /** Ends in a slash. */
  readonly apiUrl: string | undefined;
  /** Where it is to post, or to tell organizers things. */
  readonly channels: readonly ChosenChannel[];
}

/** Everything about Slack that keeps the bot from working. Only asks, and never throws. */
export async function checkSlack({ botToken, way, apiUrl, channels }: SlackCheckup): Promise<Finding[]> {
  const asking = askSlack(botToken, apiUrl);
  const me = await whoAmI(asking);
  if (!me.ok) {
    const what = me.code === 'unreachable' ? 'Slack' : 'Slack bot token';
    const rest = me.code === 'unreachable' ? [] : await checkWay(way, apiUrl, asking);
    return [wrong(what, me.says, me.mend), ...rest, ...clockSeen(asking)];
  }
  const findings = [
    fine('Slack bot token', `it is @${me.name}'s in ${me.team}`),
    ...checkScopes(me.scopes),
    ...(await checkWay(way, apiUrl, asking)),
  ];
  for (const channel of channels) {
    try {
      findings.push(...(await checkChannel(asking, me.name, channel)));
    } catch (error) {
      const says = `${platformError(error).message}.`;
      findings.push(wrong(`Slack channel ${channel.id}`, says, 'Try again in a few minutes.'));
    }
  }
  return [...findings, ...clockSeen(asking)];
}

async function checkWay(
  way: SlackCheckup['way'],
  apiUrl: string | undefined,
  { skew }: AskSlack,
): Promise<Finding[]> {
  if ('signingSecret' in way)
    return [
      fine(
        'Slack signing secret',
        'set; Slack lets nobody try it out, so look for “Verified” in its settings',
      ),
    ];
  const asked = await mayConnect(askSlack(way.appToken, apiUrl, skew));
  const check = 'Slack app token';
  return [asked.ok ? fine(check, 'Socket Mode is open') : wrong(check, asked.says, asked.mend)];
}

function clockSeen({ skew }: AskSlack): Finding[] {
  const seen = skew.skew();
  return seen === null ? [] : [clockFinding('Slack', seen)];
}
