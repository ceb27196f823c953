import { z } from 'zod';
import type { Bot } from '../bot.ts';
import { placeIn, timeOf, timestamp } from '../names.ts';
import { questionResponder } from '../responders/question-responder.ts';
import { plain } from '../typed/plain.ts';

const said = {
  user: z.string(),
  text: z.string(),
  channel: z.string(),
  ts: timestamp,
  thread_ts: timestamp.optional(),
  event_ts: timestamp,
  bot_id: z.string().nullish(),
  subtype: z.string().nullish(),
};

/** https://docs.slack.dev/reference/events/app_mention */
const mention = z.object({ event_id: z.string(), event: z.object(said) });

/** Somebody called the bot by name in a channel: the answer stands in the thread of that message. */
export async function onMention(bot: Bot, body: unknown): Promise<void> {
  const { data } = mention.safeParse(body);
  if (!data) return bot.log.warn('slack-unknown-mention');
  const { event, event_id } = data;
  if (event.bot_id) return;
  await asked(bot, event_id, event, false, event.thread_ts ?? event.ts);
}

/** https://docs.slack.dev/reference/events/message.im */
const message = z.object({
  event: z.object({
    channel_type: z.string().optional(),
    subtype: z.string().nullish(),
    bot_id: z.string().nullish(),
  }),
});
const directMessage = z.object({ event_id: z.string(), event: z.object(said) });

/**
 * What somebody writes bears a subtype where a file hangs on it, behind `/me`, or in a thread to be seen outside of it;
 * all others say what happened to a message or a channel. https://docs.slack.dev/reference/events/message
 */
const writtenAs: ReadonlySet<string> = new Set(['file_share', 'me_message', 'thread_broadcast']);

/** A message: read only if somebody wrote it to the bot alone. */
export async function onMessage(bot: Bot, body: unknown): Promise<void> {
  const { data: about } = message.safeParse(body);
  if (about?.event.channel_type !== 'im' || about.event.bot_id) return;
  if (about.event.subtype && !writtenAs.has(about.event.subtype)) return;
  const { data } = directMessage.safeParse(body);
  if (!data) return bot.log.warn('slack-unknown-message');
  await asked(bot, data.event_id, data.event, true, data.event.thread_ts ?? null);
}

async function asked(
  bot: Bot,
  id: string,
  event: z.output<typeof mention>['event'],
  direct: boolean,
  thread: string | null,
): Promise<void> {
  const at = timeOf(event.event_ts);
  bot.clock.saw(at);
  const actor = await bot.actorOf(event.user);
  const text = plain(event.text.replaceAll(mentionOf(bot.self.user), '')).trim();
  await bot.receive(
    { kind: 'question', id, actor, place: placeIn(bot.self.team, event.channel), direct, at, text },
    questionResponder(bot.call, event.channel, thread),
  );
}

/** `<@U123>`, or with the name that some clients add; and the space behind it. */
function mentionOf(user: string): RegExp {
  return new RegExp(`<@${user}(?:\\|[^<>]*)?>[^\\S\\n]*`, 'g');
}
