import type { Client } from 'discord.js';
import type { Question } from '../../../chat/inbound.ts';
import { languageOf } from '../../../chat/language.ts';
import { type AddressedMessage, namesRole } from '../hearing/message-event.ts';
import { organizerIn } from '../hearing/organizers.ts';
import type { Self } from '../hearing/self.ts';
import { accountOf, platformName } from '../parse.ts';
import { snowflakeTime } from '../snowflake.ts';

/**
 * A message in the core's language; null for a reply to the bot that does not name it in its own words: Discord
 * counts that as a mention too. Of a message that names the bot's role alone the words are withheld: its text is empty.
 */
export function parseQuestion(client: Client, self: Self, message: AddressedMessage): Question | null {
  const { id, content, guild_id: group = null, channel_id: channel, author, member } = message;
  const role = self.roleIn(message.guild_id);
  // Source: https://docs.discord.com/developers/reference#message-formatting (the one with ! is deprecated)
  const names = [`!?${self.id}`, ...(role === null ? [] : [`&${role}`])].join('|');
  const text = content.replaceAll(new RegExp(`[ \\t]*<@(?:${names})>[ \\t]*`, 'g'), ' ');
  if (group !== null && text === content && !namesRole(self, message)) return null;
  const guild = group === null ? undefined : client.guilds.cache.get(group);
  return {
    kind: 'question',
    id,
    actor: {
      account: accountOf(author.id),
      // A message does not tell the language of who writes it; the server has one.
      language: languageOf(guild?.preferredLocale),
      organizer: organizerIn(client, group, author.id, member?.roles),
      guest: false,
      // They have just done so.
      maySpeak: true,
      roles: member?.roles ?? [],
    },
    place: { platform: platformName, group, channel },
    direct: group === null,
    at: snowflakeTime(id),
    text: text.trim(),
  };
}
