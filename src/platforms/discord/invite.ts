import { OAuth2Scopes, PermissionsBitField } from 'discord.js';
import { needed } from './channel-permissions.ts';
import { snowflake } from './snowflake.ts';

/** Ids have had 17 digits and more since February 2015, before Discord had any application. */
const applicationId = snowflake.min(17);

/** The page on which somebody adds the bot to a server, with no permission that it does not need. */
export function inviteLink(id: string): string {
  const permissions = new PermissionsBitField(needed.map(([, flag]) => flag)).bitfield;
  const scope = [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join('%20');
  return `https://discord.com/oauth2/authorize?client_id=${id}&scope=${scope}&permissions=${permissions}`;
}

/** The id as the developer portal shows it; null for anything else. */
export function readApplicationId(text: string): string | null {
  return applicationId.safeParse(text.trim()).data ?? null;
}

/** A bot's token begins with the id of its application, in base64. Source: Discord, API Reference, Authentication. */
export function applicationIdOf(token: string): string | null {
  const [first = ''] = token.split('.');
  return readApplicationId(Buffer.from(first, 'base64').toString('latin1'));
}
