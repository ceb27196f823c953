import { z } from 'zod';
import type { Bot } from '../bot.ts';
import { placeIn, timeOf, timestamp } from '../names.ts';
import { homeResponder } from '../responders/home-responder.ts';

/** https://docs.slack.dev/reference/events/app_home_opened */
const opened = z.object({
  event_id: z.string(),
  event: z.object({ user: z.string(), tab: z.string(), event_ts: timestamp }),
});

/** Somebody opened the bot's page; its other tab, the messages, is none of that. */
export async function onHome(bot: Bot, body: unknown): Promise<void> {
  const { data } = opened.safeParse(body);
  if (!data) return bot.log.warn('slack-unknown-home');
  const { user, tab, event_ts } = data.event;
  if (tab !== 'home') return;
  const at = timeOf(event_ts);
  bot.clock.saw(at);
  const actor = await bot.actorOf(user);
  const place = placeIn(bot.self.team, '');
  const { language } = await bot.recognise(actor, place);
  await bot.receive(
    { kind: 'home', id: data.event_id, actor, place, direct: true, at },
    homeResponder(bot, user, language),
  );
}
