import { z } from 'zod';
import { platformName } from '../parse.ts';
import { snowflake } from '../snowflake.ts';
import type { Hearing } from './hearing.ts';

/** Source: https://docs.discord.com/developers/events/gateway-events#ready, #guild-create and #guild-delete */
const ready = z.object({ guilds: z.array(z.object({ id: snowflake })) });
const created = z.object({ id: snowflake });
/** Where it is set, Discord itself cannot reach the server just now, and the bot is still in it. */
const deleted = z.object({ id: snowflake, unavailable: z.boolean().optional() });

/** READY: all servers that the bot is in, those that Discord cannot reach just now among them. */
export function hearReady({ receive, log }: Hearing, data: unknown): void {
  const { data: read } = ready.safeParse(data);
  if (!read) {
    log.warn('discord-unknown-ready');
    return;
  }
  const groups = read.guilds.map(({ id }) => id);
  void receive({ kind: 'groups', platform: platformName, groups }, null);
}

/** GUILD_CREATE: the bot was let in, or the server is there again. */
export function hearGuildCreated(hearing: Hearing, data: unknown): void {
  tell(hearing, 'joined', created.safeParse(data).data);
}

/** GUILD_DELETE: the bot was taken out, or the server is no more. */
export function hearGuildDeleted(hearing: Hearing, data: unknown): void {
  const { data: read } = deleted.safeParse(data);
  if (read?.unavailable === undefined) tell(hearing, 'left', read);
}

function tell(
  { receive, log }: Hearing,
  change: 'joined' | 'left',
  guild: { readonly id: string } | undefined,
): void {
  if (!guild) {
    log.warn('discord-unknown-guild');
    return;
  }
  void receive({ kind: 'group', change, platform: platformName, group: guild.id }, null);
}
