import { sql } from 'kysely';

/** The queue of a post's channel: its server or workspace. What one group has waiting delays nobody else's. */
export const laneOfPost = sql<string>`platform || ' ' || coalesce(native_group, '')`.as('lane');

/** Of people who said in this server or workspace that they want direct messages. */
export function directLane({
  platform,
  group,
}: {
  readonly platform: string;
  readonly group: string | null;
}): string {
  return `${platform} ${group ?? ''} direct`;
}
