import { z } from 'zod';
import { decodeAction } from '../../../chat/action-id.ts';
import type { Responder } from '../../../chat/responder.ts';
import type { Bot } from '../bot.ts';
import { readMetadata } from '../forms/metadata.ts';
import { isDirect, placeIn, timeOf, timestamp } from '../names.ts';
import { openLinkAction } from '../render/controls.ts';
import { type Acknowledgement, acknowledgement } from '../responders/acknowledgement.ts';
import { messageResponder, type PressOrigin } from '../responders/message-responder.ts';
import { pageResponder } from '../responders/page-responder.ts';
import { windowResponder } from '../responders/window-responder.ts';

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
const payload = z.object({
  trigger_id: z.string(),
  user: z.object({ id: z.string() }),
  /** Only of messages. */
  response_url: z.url().nullish().catch(null),
  channel: z.object({ id: z.string() }).nullish(),
  container: z.object({ message_ts: z.string().optional(), thread_ts: timestamp.nullish() }).optional(),
  message: z.object({ thread_ts: timestamp.nullish() }).nullish(),
  view: z.object({ id: z.string(), type: z.string(), private_metadata: z.string().optional() }).nullish(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        action_ts: timestamp,
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
});

type Payload = z.output<typeof payload>;

/** Somebody pressed a button or chose something, under a message or in a view. */
export async function onPress(bot: Bot, body: unknown, give: () => Promise<void>): Promise<void> {
  const { data } = payload.safeParse(body);
  const action = data?.actions[0];
  if (!data || !action) return bot.log.warn('slack-unknown-press');
  const call = decodeAction(action.action_id);
  const ack = acknowledgement(give);
  // The link opens by itself.
  if (call.action === openLinkAction) return ack.give();
  const at = timeOf(action.action_ts);
  bot.clock.saw(at);
  const actor = await bot.actorOf(data.user.id);
  const { channel, thread, responseUrl } = whereOf(data);
  const place = placeIn(bot.self.team, channel);
  const { language } = await bot.recognise(actor, place);
  const origin = {
    user: data.user.id,
    channel,
    thread,
    responseUrl,
    trigger: data.trigger_id,
    language,
  };
  const direct = channel === '' || isDirect(channel);
  const value = action.selected_option?.value;
  await bot.receive(
    {
      kind: 'action',
      id: data.trigger_id,
      actor,
      place,
      direct,
      at,
      call,
      fields: value === undefined ? {} : { value },
    },
    responderFor(bot, data, origin, ack),
  );
}

/** Where the message stands; a view remembers where it was opened, if not on the bot's own page. */
function whereOf({ channel, container, message, view, response_url }: Payload) {
  const remembered = readMetadata(view?.private_metadata);
  const threadTs = container?.thread_ts ?? message?.thread_ts ?? null;
  return {
    channel: channel?.id ?? remembered?.channel ?? '',
    // The message that begins a thread bears its own time, and does not stand in it.
    thread: threadTs !== null && threadTs !== container?.message_ts ? threadTs : (remembered?.thread ?? null),
    responseUrl: response_url ?? remembered?.response_url ?? null,
  };
}

function responderFor(
  bot: Bot,
  { view }: Payload,
  origin: PressOrigin,
  ack: Acknowledgement<void>,
): Responder {
  if (view?.type === 'home') return pageResponder(bot, origin, ack);
  if (view) return windowResponder(bot, { ...origin, view: view.id }, ack);
  return messageResponder(bot, origin, ack);
}
