import { createHash } from 'node:crypto';
import { backupsFromKey } from '../store/meta.ts';
import type { Repositories } from '../store/open.ts';
import { eraseGroup } from './erase-group.ts';

const day = 24 * 60 * 60_000;

/** Stands among the digests of people; the word in front keeps the two apart. */
function digestOf(groupId: string): string {
  return `group ${createHash('sha256').update(`wiped ${groupId}`).digest('base64url')}`;
}

/**
 * Erases a group because its organizers want it gone, and sees to it that no backup brings it back; call it within a
 * transaction. Backups from before are to be taken away. `now`: epoch ms. Resolves as {@link eraseGroup}.
 */
export async function wipeGroup(
  repositories: Repositories,
  groupId: string,
  { now, retentionDays }: { readonly now: number; readonly retentionDays: number },
): ReturnType<typeof eraseGroup> {
  const erased = await eraseGroup(repositories, groupId);
  await repositories.forgotten.add([{ digest: digestOf(groupId), until: now + (retentionDays + 1) * day }]);
  await repositories.meta.set(backupsFromKey, String(now));
  return erased;
}

/** Erases the groups that were wiped since a backup was made, in the database that was made of it; within a transaction. */
export async function replayWiped(repositories: Repositories): Promise<number> {
  const wiped = new Set((await repositories.forgotten.all()).map(({ digest }) => digest));
  const found = (await repositories.kept.groups()).filter((id) => wiped.has(digestOf(id)));
  for (const id of found) await eraseGroup(repositories, id);
  return found.length;
}
