import { z } from 'zod';
import type { MessageRef } from '../../../chat/place.ts';
import type { Reaction, ReactionsShown } from '../../../chat/reaction.ts';
import type { Self } from '../login.ts';
import { accountOf } from '../names.ts';
import { reactionOf } from '../reaction-names.ts';
import type { CallSlack } from '../web-api/call-slack.ts';
import { unreachable } from '../web-api/errors.ts';

/** https://docs.slack.dev/reference/methods/reactions.get */
const answer = z.object({
  message: z.object({
    reactions: z
      .array(z.object({ name: z.string(), users: z.array(z.string()), count: z.number() }))
      .optional(),
  }),
});

/** Everybody behind each of our reactions now, and under which the bot itself stands. */
export async function readReactions(
  call: CallSlack,
  { channel, message: timestamp }: MessageRef,
  self: Self,
): Promise<ReactionsShown> {
  const { message } = await call('reactions.get', { channel, timestamp, full: true }, answer);
  const people: Record<Reaction, Set<string>> = { check: new Set(), thinking: new Set(), cross: new Set() };
  const own = new Set<Reaction>();
  for (const { name, users, count } of message.reactions ?? []) {
    const reaction = reactionOf(name);
    if (!reaction) continue;
    // "the users array … may not always contain all users": who is left out would lose their answer.
    if (users.length < count) throw unreachable('Slack named only a part of those who reacted', false);
    for (const user of users) {
      if (user === self.user) own.add(reaction);
      else people[reaction].add(accountOf(self.team, user));
    }
  }
  return { people, own };
}
