import type { Client } from 'discord.js';
import type { Question } from '../../../chat/inbound.ts';
import { languageOf } from '../../../chat/language.ts';
import type { AddressedMessage } from '../hearing/message-event.ts';
import { isOrganizer } from '../hearing/organizers.ts';
import { accountOf, platformName } from '../parse.ts';
import { snowflakeTime } from '../snowflake.ts';

/**
 * A message in the core's language; null for a reply to the bot that does not name it in its own words: Discord
 * counts that as a mention too.
 */
export function parseQuestion(client: Client, self: string, message: AddressedMessage): Question | null {
  const { id, content, guild_id: group = null, channel_id: channel, author, member } = message;
  // Source: https://docs.discord.com/developers/reference#message-formatting (the one with ! is deprecated)
  const text = content.replaceAll(new RegExp(`[ \\t]*<@!?${self}>[ \\t]*`, 'g'), ' ');
  if (group !== null && text === content) return null;
  const guild = group === null ? undefined : client.guilds.cache.get(group);
  return {
    kind: 'question',
    id,
    actor: {
      account: accountOf(author.id),
      // A message does not tell the language of who writes it; the server has one.
      language: languageOf(guild?.preferredLocale),
      organizer: group === null ? false : isOrganizer(guild, author.id, member?.roles),
    },
    place: { platform: platformName, group, channel },
    direct: group === null,
    at: snowflakeTime(id),
    text: text.trim(),
  };
}
