import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A secret is 45 characters; what is much larger (bytes) is something else. */
const largest = 64 * 1024;
/** Of files and folders: a data folder has a handful. */
const most = 2_000;

/** The first small file below this folder that holds the secret, however it is called; null if there is none. */
export function copyIn(folder: string, secret: Uint8Array): string | null {
  const text = Buffer.from(secret).toString('base64');
  let seen = 0;
  const search = (inside: string): string | null => {
    for (const entry of entriesOf(inside)) {
      seen += 1;
      if (seen > most) return null;
      const path = join(inside, entry.name);
      if (entry.isDirectory() && entry.name !== 'node_modules') {
        const found = search(path);
        if (found !== null) return found;
      }
      if (entry.isFile() && holds(path, text)) return path;
    }
    return null;
  };
  return search(folder);
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function holds(file: string, text: string): boolean {
  try {
    return statSync(file).size <= largest && readFileSync(file, 'utf8').includes(text);
  } catch {
    return false;
  }
}
