import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Backups } from './backups.ts';
import { shred } from './shred.ts';

/** `sanctuary-2026-11-23T10-38-34-123Z.backup`; half-written ones begin with a dot and end in `.part`. */
const named = /^\.?sanctuary-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.backup(\.part)?$/;

export function backupName(at: number): string {
  return `sanctuary-${new Date(at).toISOString().replaceAll(/[:.]/g, '-')}.backup`;
}

/** In this folder, which need not be there. Its methods throw Node's errors where the folder cannot be read or changed. */
export function backupsIn(folder: string): Backups {
  return {
    removeBefore(moment) {
      const old = namesIn(folder).filter((name) => madeAt(name) < moment);
      for (const name of old) shred(join(folder, name));
      return old.length;
    },
  };
}

function namesIn(folder: string): string[] {
  try {
    const found = readdirSync(folder, { withFileTypes: true });
    // A link of such a name is somebody's, and leads who knows where: it is not followed.
    return found.filter((entry) => entry.isFile() && named.test(entry.name)).map(({ name }) => name);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Epoch ms. */
function madeAt(name: string): number {
  const [, day, hour, minute, second, ms] = named.exec(name) ?? [];
  return Date.parse(`${day}T${hour}:${minute}:${second}.${ms}Z`);
}
