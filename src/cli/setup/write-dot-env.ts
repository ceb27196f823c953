import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes the file whole or not at all, and for this user alone. A link stays one. Throws where it cannot be written. */
export function writeDotEnv(path: string, text: string): void {
  const file = existsSync(path) ? realpathSync(path) : path;
  const half = join(dirname(file), `.env.${randomUUID()}.tmp`);
  try {
    const open = openSync(half, 'wx', 0o600);
    try {
      writeFileSync(open, text);
      fsyncSync(open);
    } finally {
      closeSync(open);
    }
    renameSync(half, file);
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  }
}
