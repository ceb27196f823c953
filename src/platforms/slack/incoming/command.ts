import type { RespondArguments } from '@slack/bolt';
import { z } from 'zod';
import type { Actor } from '../../../chat/actor.ts';
import type { CommandCall } from '../../../chat/inbound.ts';
import type { Message } from '../../../chat/message.ts';
import type { Bot } from '../bot.ts';
import { commandForm } from '../forms/command-form.ts';
import { isDirect, placeIn } from '../names.ts';
import { openForm } from '../open-form.ts';
import { acknowledgement } from '../responders/acknowledgement.ts';
import { commandResponder } from '../responders/command-responder.ts';
import { findCommand } from '../typed/find-command.ts';
import { plain } from '../typed/plain.ts';
import { understand } from '../typed/understand.ts';
import { sentence } from '../words.ts';

/** https://docs.slack.dev/interactivity/implementing-slash-commands */
const payload = z.object({
  text: z.string().default(''),
  user_id: z.string(),
  channel_id: z.string(),
  trigger_id: z.string(),
  response_url: z.url(),
});

/** What a command without words asks for. */
const defaultCommand = 'help';

/** Somebody typed our slash command. */
export async function onCommand(
  bot: Bot,
  body: unknown,
  give: (answer?: RespondArguments) => Promise<void>,
): Promise<void> {
  const { data } = payload.safeParse(body);
  if (!data) return bot.log.warn('slack-unknown-command');
  const { user_id: user, channel_id: channel, trigger_id: trigger, response_url: responseUrl } = data;
  const actor = await bot.actorOf(user);
  const { language, may } = await bot.recognise(actor, placeIn(bot.self.team, channel));
  const ack = acknowledgement(give);
  const responder = commandResponder(
    bot,
    { user, channel, thread: null, responseUrl, trigger, language },
    ack,
  );
  const call = (command: string, options: CommandCall['options']) =>
    bot.receive({ ...addressed(bot, actor, channel, trigger), kind: 'command', command, options }, responder);

  const found = findCommand(bot.shapes, data.text);
  if (!found) return call(plain(data.text).trim() || defaultCommand, {});
  const understood = understand(found.shape, found.rest);
  if (!understood) return responder.answer('private', sentence(bot.words(language, 'slack.open-quote')));
  const { options } = understood;
  // Who may not use it is told so before they have filled in a form.
  if (!understood.needsForm || !(await may(found.shape.who))) return call(found.shape.name, options);
  const view = commandForm(
    found.shape,
    { language, words: bot.words, filled: options, channel },
    { response_url: responseUrl, channel, thread: null },
  );
  const tell = (message: Message): Promise<void> => responder.answer('private', message);
  await openForm(bot, { trigger, language, view, acknowledge: () => ack.give(), tell });
}

/** Slash commands bear no time of their own. */
function addressed(bot: Bot, actor: Actor, channel: string, id: string) {
  const place = placeIn(bot.self.team, channel);
  return { id, actor, place, direct: isDirect(channel), at: bot.clock.now() };
}
