import { z } from 'zod';
import type { Place } from '../../chat/place.ts';

export const platformName = 'slack';

/** The team is always the one of the installation: payloads do not always tell a person's own. */
export function accountOf(team: string, user: string): string {
  return `${platformName}:${team}:${user}`;
}

/** The person behind an account of this workspace; null for any other. */
export function userOf(team: string, account: string): string | null {
  const own = accountOf(team, '');
  const user = account.startsWith(own) ? account.slice(own.length) : '';
  return user === '' ? null : user;
}

export function placeIn(team: string, channel: string): Place {
  return { platform: platformName, group: team, channel };
}

/** Channels that begin with D are direct messages. https://docs.slack.dev/reference/objects/conversation-object */
export function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}

/** Slack's times, which are also the ids of messages: seconds with up to six decimals. */
export const timestamp = z.string().regex(/^\d{1,11}(?:\.\d{1,6})?$/);

/** Epoch milliseconds of a {@link timestamp}, read as text: a product of floats would be a millisecond short at times. */
export function timeOf(ts: string): number {
  const [seconds = '', decimals = ''] = ts.split('.');
  return Number(seconds) * 1000 + Number(decimals.padEnd(3, '0').slice(0, 3));
}
