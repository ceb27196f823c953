import { z } from 'zod';
import { decodeAction } from '../../../chat/action-id.ts';
import type { Bot } from '../bot.ts';
import { commandOfForm } from '../forms/command-form.ts';
import { readMetadata } from '../forms/metadata.ts';
import { blocksOf, fieldsOf, formState, optionsOf } from '../forms/read-form.ts';
import { accountOf, isDirect, placeIn } from '../names.ts';
import { acknowledgement } from '../responders/acknowledgement.ts';
import { type FormAnswer, formResponder } from '../responders/form-responder.ts';

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
const payload = z.object({
  trigger_id: z.string(),
  user: z.object({ id: z.string() }),
  view: z.object({ callback_id: z.string(), private_metadata: z.string(), state: formState }),
});

/** Somebody sent in a form. */
export async function onForm(
  bot: Bot,
  body: unknown,
  give: (answer?: FormAnswer) => Promise<void>,
): Promise<void> {
  const { data } = payload.safeParse(body);
  const from = readMetadata(data?.view.private_metadata);
  if (!data || !from) return bot.log.warn('slack-unknown-form');
  const actor = await bot.actorOf(data.user.id);
  const fields = fieldsOf(data.view.state, (user) => accountOf(bot.self.team, user));
  const { channel, thread, response_url: responseUrl } = from;
  const place = placeIn(bot.self.team, channel);
  const { language } = await bot.recognise(actor, place);
  const addressed = {
    id: data.trigger_id,
    actor,
    place,
    direct: channel === '' || isDirect(channel),
    at: bot.clock.now(),
  };
  const responder = formResponder(
    bot,
    {
      user: data.user.id,
      channel,
      thread,
      responseUrl,
      trigger: data.trigger_id,
      language,
      blocks: blocksOf(data.view.state),
    },
    acknowledgement(give),
  );
  const command = commandOfForm(data.view.callback_id);
  if (command === null) {
    const call = decodeAction(data.view.callback_id);
    return bot.receive({ ...addressed, kind: 'action', call, fields }, responder);
  }
  const shape = bot.shapes.find(({ name }) => name === command);
  await bot.receive({ ...addressed, kind: 'command', command, options: optionsOf(shape, fields) }, responder);
}
