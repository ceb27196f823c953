import { z } from 'zod';
import type { Bot } from '../bot.ts';
import { accountOf, platformName, timeOf, timestamp } from '../names.ts';
import { reactionOf } from '../reaction-names.ts';

/** https://docs.slack.dev/reference/events/reaction_added and …/reaction_removed */
const reacted = z.object({
  event: z.object({
    user: z.string(),
    reaction: z.string(),
    item: z.object({ type: z.string(), channel: z.string().optional(), ts: z.string().optional() }),
    event_ts: timestamp,
  }),
});

/** Somebody put a reaction under something, or took one away. (Bolt drops those of the bot itself.) */
export async function onReaction(bot: Bot, change: 'added' | 'removed', body: unknown): Promise<void> {
  const { data } = reacted.safeParse(body);
  if (!data) return bot.log.warn('slack-unknown-reaction');
  const { user, item, event_ts } = data.event;
  const at = timeOf(event_ts);
  bot.clock.saw(at);
  const reaction = reactionOf(data.event.reaction);
  if (!reaction) return;
  // Files can be reacted to as well.
  if (item.type !== 'message' || item.channel === undefined || item.ts === undefined) return;
  const message = { platform: platformName, channel: item.channel, message: item.ts };
  await bot.receive(
    { kind: 'reaction', change, reaction, account: accountOf(bot.self.team, user), message, at },
    null,
  );
}
