import type { Place } from '../../chat/place.ts';

export const platformName = 'slack';

/** The team is always the one of the installation: payloads do not always tell a person's own. */
export function accountOf(team: string, user: string): string {
  return `${platformName}:${team}:${user}`;
}

export function placeIn(team: string, channel: string): Place {
  return { platform: platformName, group: team, channel };
}

/** Channels that begin with D are direct messages. https://docs.slack.dev/reference/objects/conversation-object */
export function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}

/** Epoch milliseconds of a `ts`, which counts seconds with six decimals. */
export function timeOf(ts: string): number {
  return Math.floor(Number(ts) * 1000);
}
