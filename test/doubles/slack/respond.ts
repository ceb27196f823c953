import { z } from 'zod';
import type { InteractionRecord } from './interaction-record.ts';
import { noteIfLoud } from './loud.ts';
import { readContent, refuseEmpty } from './message-content.ts';
import type { Workspace } from './method.ts';
import { threadOf } from './methods-chat.ts';
import type { Channel, Message } from './model.ts';
import { complaints } from './read-blocks.ts';
import { refuse, refuseFault } from './slack-error.ts';

/** "interactivity/handling-user-interaction": Composing responses; unlike the Web API, only JSON, so no strings. */
const response = z.strictObject({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  metadata: z.unknown().optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
  replace_original: z.boolean().optional(),
  delete_original: z.boolean().optional(),
  thread_ts: z.string().optional(),
  unfurl_links: z.boolean().optional(),
  unfurl_media: z.boolean().optional(),
  mrkdwn: z.boolean().optional(),
  parse: z.enum(['none', 'full']).optional(),
  link_names: z.boolean().optional(),
});

/** Carries out what came by a `response_url`, or with the acknowledgement of a command. */
export function respond(
  workspace: Workspace,
  record: InteractionRecord,
  given: unknown,
  into: Channel | null = record.channel,
): void {
  const { world, messages, attribution } = workspace;
  const { response_type, replace_original, delete_original, thread_ts, ...rest } = readResponse(given);

  if (delete_original) {
    const original = originalOf(record);
    messages.delete(original);
    record.show({ kind: 'deleted', message: original });
    if ((rest.text ?? '') === '' && rest.blocks === undefined) return;
  }
  noteIfLoud(world, 'response', rest);
  const content = readContent(world, rest);
  refuseEmpty(content);
  if (replace_original && !delete_original) {
    const original = originalOf(record);
    messages.replace(original, content);
    record.show({ kind: 'updated', message: original });
    attribution.updated(original);
    return;
  }
  const channel = into ?? refuse('channel_not_found');
  const message = messages.create(channel, {
    ...content,
    authorId: world.bot.userId,
    threadTs: threadOf(world, channel, thread_ts),
    ephemeralFor: response_type === 'in_channel' ? null : record.person.id,
  });
  record.show({ kind: 'message', message });
}

function readResponse(given: unknown): z.infer<typeof response> {
  const read = response.safeParse(given);
  return read.success ? read.data : refuseFault('invalid_arguments', complaints(read.error, ''));
}

function originalOf({ source }: InteractionRecord): Message {
  if (source === null) return refuseFault('invalid_arguments', ['a command has no original message']);
  return source.deleted ? refuse('message_not_found') : source;
}
