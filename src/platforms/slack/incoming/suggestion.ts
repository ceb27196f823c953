import type { PlainTextOption } from '@slack/types';
import { z } from 'zod';
import type { Bot } from '../bot.ts';
import { commandOfForm } from '../forms/command-form.ts';
import { readMetadata } from '../forms/metadata.ts';
import { isDirect, placeIn } from '../names.ts';
import { acknowledgement } from '../responders/acknowledgement.ts';
import { completionResponder } from '../responders/completion-responder.ts';

/** https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload */
const payload = z.object({
  user: z.object({ id: z.string() }),
  action_id: z.string(),
  value: z.string(),
  view: z.object({ callback_id: z.string(), private_metadata: z.string() }),
});

/** Somebody types in a menu that completes. It bears no id, and need not: nothing comes of it. */
export async function onSuggestion(
  bot: Bot,
  body: unknown,
  give: (answer?: { options: PlainTextOption[] }) => Promise<void>,
): Promise<void> {
  const { data } = payload.safeParse(body);
  const from = readMetadata(data?.view.private_metadata);
  const command = data ? commandOfForm(data.view.callback_id) : null;
  if (!data || !from || command === null) return bot.log.warn('slack-unknown-suggestion');
  const place = placeIn(bot.self.team, from.channel);
  const ack = acknowledgement(give);
  await bot.receive(
    {
      kind: 'completion',
      id: '',
      actor: await bot.actorOf(data.user.id),
      place,
      direct: from.channel === '' || isDirect(from.channel),
      at: bot.clock.now(),
      command,
      option: data.action_id,
      typed: data.value,
    },
    completionResponder(ack),
  );
  // A menu wants options even where there are none.
  await ack.give({ options: [] });
}
