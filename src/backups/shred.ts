import { randomFillSync } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

const mebibyte = 1 << 20;

/**
 * Overwrites a file and takes it away; where a link stands, what it leads to as well. One that is not there is no error.
 * A disk that copies on write, or a snapshot of it, may keep the old bytes all the same.
 */
export function shred(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return;
  const file = found.isSymbolicLink() ? whereItLeads(path) : path;
  if (file !== null && lstatSync(file).isFile()) {
    overwrite(file);
    rmSync(file);
  }
  rmSync(path, { force: true });
}

function overwrite(path: string): void {
  const open = openSync(path, 'r+');
  try {
    overwriteOpen(open, fstatSync(open).size);
  } finally {
    closeSync(open);
  }
}

/** Each byte becomes another one, at the same place, and on the disk before this returns. `size`: in bytes. */
function overwriteOpen(open: number, size: number): void {
  const noise = Buffer.alloc(Math.min(size, mebibyte));
  for (let at = 0; at < size; at += noise.length) {
    randomFillSync(noise);
    writeSync(open, noise, 0, Math.min(noise.length, size - at), at);
  }
  fsyncSync(open);
}

/** Puts a file in the place of another one at once; then the old one, which has lost its name by that, is overwritten. */
export function putInPlace(made: string, file: string): void {
  const old = openSync(file, 'r+');
  try {
    renameSync(made, file);
    keepName(dirname(file));
    overwriteOpen(old, fstatSync(old).size);
  } finally {
    closeSync(old);
  }
}

/** Else the name may be gone after a power cut, though the bytes are there. */
export function keepName(folder: string): void {
  const open = openSync(folder, 'r');
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}

function whereItLeads(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}
