import { z } from 'zod';
import type { CallSlack } from '../web-api/call-slack.ts';
import { SlackRefusal } from '../web-api/errors.ts';

/** https://docs.slack.dev/reference/methods/conversations.info */
const info = z.object({
  channel: z.object({
    is_private: z.boolean().optional(),
    is_im: z.boolean().optional(),
    is_mpim: z.boolean().optional(),
  }),
});

/** How long (ms) an answer holds: a public channel can be made private. */
const holdsFor = 5 * 60_000;

/**
 * Whether everybody in the workspace can see a channel. One that the bot may not know counts as private, and so does
 * one that Slack says nothing of just now: less is told then, but something.
 */
export function openChannels(call: CallSlack, now: () => number): (channel: string) => Promise<boolean> {
  const known = new Map<string, { readonly open: boolean; readonly since: number }>();
  const asked = new Map<string, Promise<boolean>>();

  const ask = async (id: string): Promise<boolean> => {
    try {
      const { channel } = await call('conversations.info', { channel: id }, info);
      const open = !(channel.is_private || channel.is_im || channel.is_mpim);
      known.set(id, { open, since: now() });
      return open;
    } catch (error) {
      const mayNotKnow = error instanceof SlackRefusal && error.retry === 'never';
      if (mayNotKnow) known.set(id, { open: false, since: now() });
      return known.get(id)?.open ?? false;
    } finally {
      asked.delete(id);
    }
  };

  return async (id) => {
    const before = known.get(id);
    if (before && now() - before.since < holdsFor) return before.open;
    const under = asked.get(id) ?? ask(id);
    asked.set(id, under);
    return under;
  };
}
