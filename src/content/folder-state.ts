import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { isHidden } from './is-hidden.ts';

/** Stands for how a folder is at a moment; another one where any of its content has changed. */
export type FolderState = string;

/** What is read; the files that an editor keeps beside them while somebody types are not. */
const read: readonly string[] = ['.md', '.txt', '.yaml'];

/** Names, times and sizes of all content below `dir`; empty where there is none. Never throws. */
export async function folderState(dir: string): Promise<FolderState> {
  const files = await filesBelow(dir, '');
  const states = await Promise.all(
    files.toSorted().map(async (name) => {
      try {
        // The inode too: a file of the same size may take another's place within one tick of the clock.
        const { mtimeNs, size, ino } = await stat(join(dir, name), { bigint: true });
        return `${name} ${mtimeNs} ${size} ${ino}`;
      } catch {
        return `${name} unreadable`;
      }
    }),
  );
  return states.join('\n');
}

async function filesBelow(dir: string, below: string): Promise<string[]> {
  const entries = await readdir(join(dir, below), { withFileTypes: true }).catch(() => []);
  const files = entries
    .filter(({ name }) => !isHidden(name))
    .map(async (entry): Promise<string[]> => {
      const name = join(below, entry.name);
      // A link to a folder is followed at the top alone, so that none can lead round in a circle.
      const folder = entry.isDirectory() || (below === '' && entry.isSymbolicLink());
      if (read.includes(extname(name))) return [name];
      return folder ? filesBelow(dir, name) : [];
    });
  return (await Promise.all(files)).flat();
}
