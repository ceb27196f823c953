import { statfsSync } from 'node:fs';
import { doubtful, type Finding, fine, wrong } from '../../chat/finding.ts';

const megabyte = 1024 * 1024;
/** Below this (bytes) the database cannot grow for long, nor be copied. */
const low = 500 * megabyte;
const tooLow = 100 * megabyte;

const mend = 'Remove what is not needed, or set DATA_DIR to a folder on a larger disk.';

/** How much (bytes) this user can still write where the folder lies. */
export function freeSpace(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

export function diskFinding(free: number): Finding {
  const check = 'Disk';
  const left =
    free < 1024 * megabyte
      ? `${Math.floor(free / megabyte)} MB`
      : `${(free / megabyte / 1024).toFixed(1)} GB`;
  if (free < tooLow) return wrong(check, `only ${left} free.`, mend);
  if (free < low) return doubtful(check, `only ${left} free.`, mend);
  return fine(check, `${left} free`);
}
