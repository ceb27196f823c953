import type { Place } from '../chat/place.ts';
import type { Repositories } from '../store/open.ts';
import { nowhere, type Said } from '../store/rsvps.ts';

/**
 * In which of our groups something is said here: its organizers count it as of theirs. In a direct message without a group
 * nobody can tell. No name is shown by that.
 */
export async function saidIn(groups: Repositories['groups'], { platform, group }: Place): Promise<Said> {
  if (group === null) return nowhere;
  const here = await groups.byNativeId(platform, group);
  return { ...nowhere, groupId: here?.id ?? null };
}
