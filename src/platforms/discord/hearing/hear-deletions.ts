import { z } from 'zod';
import { platformName } from '../parse.ts';
import { snowflake } from '../snowflake.ts';
import type { Hearing } from './hearing.ts';

/** Source: https://docs.discord.com/developers/events/gateway-events#message-delete, and #message-delete-bulk */
const deletion = z.object({ channel_id: snowflake, id: snowflake });
const deletions = z.object({ channel_id: snowflake, ids: z.array(snowflake) });

/** MESSAGE_DELETE: of anybody's message; the core knows which are ours. */
export function hearDeletion(hearing: Hearing, data: unknown): void {
  const parsed = deletion.safeParse(data);
  tell(hearing, parsed.success ? { channel: parsed.data.channel_id, ids: [parsed.data.id] } : null);
}

/** MESSAGE_DELETE_BULK: many of a channel at once, as after a ban. */
export function hearDeletions(hearing: Hearing, data: unknown): void {
  const parsed = deletions.safeParse(data);
  tell(hearing, parsed.success ? { channel: parsed.data.channel_id, ids: parsed.data.ids } : null);
}

function tell(
  { receive, log }: Hearing,
  gone: { readonly channel: string; readonly ids: readonly string[] } | null,
): void {
  if (!gone) {
    log.warn('discord-unknown-deletion');
    return;
  }
  for (const message of gone.ids) {
    void receive(
      { kind: 'deleted', message: { platform: platformName, channel: gone.channel, message } },
      null,
    );
  }
}
