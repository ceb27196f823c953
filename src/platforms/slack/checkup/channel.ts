import { z } from 'zod';
import { doubtful, type Finding, fine, wrong } from '../../../chat/finding.ts';
import type { ChosenChannel } from '../../connecting/chosen-channel.ts';
import { done } from '../web-api/call-slack.ts';
import { SlackRefusal } from '../web-api/errors.ts';
import type { AskSlack } from './ask-slack.ts';

/** https://docs.slack.dev/reference/methods/conversations.info */
const info = z.object({
  channel: z.object({
    name: z.string().optional(),
    is_member: z.boolean().optional(),
    is_archived: z.boolean().optional(),
    is_private: z.boolean().optional(),
  }),
});

/** Whether the bot was invited there. `bot`: its name behind @. */
export async function checkChannel(
  asking: AskSlack,
  bot: string,
  { id, forOrganizers }: ChosenChannel,
): Promise<Finding[]> {
  try {
    const { channel } = await asking.call('conversations.info', { channel: id }, info);
    const check = `Slack #${channel.name ?? id}`;
    if (channel.is_archived)
      return [wrong(check, 'it is archived.', 'Bring it back in Slack, or choose another channel.')];
    if (channel.is_member === false) return [uninvited(check, bot)];
    if (forOrganizers && channel.is_private === false)
      return [
        wrong(
          check,
          'everybody in the workspace can read it, so organizers are told nothing there.',
          'Make it a private channel, or choose another one with the command settings.',
        ),
      ];
    return [fine(check, 'the bot is in it')];
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    // What a private channel is called needs a scope that the bot does not ask for.
    if (error.reason === 'missing_scope') return [await closer(asking, bot, id)];
    if (error.code === 'not-in-channel') return [uninvited(`Slack channel ${id}`, bot)];
    throw error;
  }
}

/** Asks for what was written before there was any Slack: nothing comes back, but it tells whether the bot is in. */
async function closer({ call }: AskSlack, bot: string, id: string): Promise<Finding> {
  const check = `Slack channel ${id}`;
  try {
    await call('conversations.history', { channel: id, latest: '1', limit: 1 }, done);
    return fine(check, 'the bot is in it');
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    if (error.code === 'not-in-channel') return uninvited(check, bot);
    if (error.reason !== 'missing_scope') throw error;
    return doubtful(
      check,
      'without the scope groups:history it cannot be told whether the bot is in it.',
      `Look in Slack whether @${bot} is among its members.`,
    );
  }
}

function uninvited(check: string, bot: string): Finding {
  return wrong(check, 'the bot is not in it, or it is gone.', `Type there in Slack: /invite @${bot}`);
}
