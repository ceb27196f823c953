import type { GuildBasedChannel } from 'discord.js';
import { type Finding, fine, wrong } from '../../../chat/finding.ts';
import type { ChosenChannel } from '../../connecting/chosen-channel.ts';
import { isOpenToAll, lackedBy } from '../channel-permissions.ts';
import { platformError } from '../errors.ts';
import { lookUpChannel } from '../look-up-channel.ts';
import { snowflake } from '../snowflake.ts';
import type { AskDiscord } from './ask-discord.ts';

/** Which of the permissions that it needs the bot lacks there. */
export async function checkChannel(
  asking: AskDiscord,
  me: string,
  { id, forOrganizers }: ChosenChannel,
): Promise<Finding[]> {
  if (!snowflake.safeParse(id).success) return [unknown(id)];
  let found: Awaited<ReturnType<typeof find>>;
  try {
    found = await find(asking, me, id);
  } catch (error) {
    const { code } = platformError(error);
    if (code === 'not-found' || code === 'rejected') return [unknown(id)];
    if (code !== 'missing-permission') throw error;
    return [lacking(`Discord channel ${id}`, ['View Channel'], true)];
  }
  const { channel, missing } = found;
  if (!channel?.isTextBased()) return [unknown(id)];
  const check = `Discord #${channel.name}`;
  if (missing.length > 0) return [lacking(check, missing, !channel.isThread())];
  if (forOrganizers && isOpenToAll(asking.client, id))
    return [
      wrong(
        check,
        'everybody in the server can read it, so organizers are told nothing there.',
        'Make it a private channel, or choose another one with /settings.',
      ),
    ];
  return [fine(check, 'the bot may do all that it needs')];
}

async function find(
  { client }: AskDiscord,
  me: string,
  id: string,
): Promise<{ readonly channel: GuildBasedChannel | null; readonly missing: string[] }> {
  const found = await lookUpChannel(client, me, id);
  if (!found) return { channel: null, missing: [] };
  return { channel: found.channel, missing: lackedBy(found.self, found.channel) };
}

function lacking(check: string, missing: readonly string[], hasOwn: boolean): Finding {
  const where = hasOwn ? 'Edit Channel → Permissions' : 'Edit Channel → Permissions of the channel above it';
  return wrong(
    check,
    `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
    `In Discord open ${where}, add the bot's role, and allow ${missing.length === 1 ? 'it' : 'them'}.`,
  );
}

function unknown(id: string): Finding {
  return wrong(
    `Discord channel ${id}`,
    'there is no such text channel in a server of the bot.',
    'Choose another channel: /settings for organizers, /event post for an event. With --channel, copy its id (Discord: Developer Mode, then Copy Channel ID).',
  );
}
