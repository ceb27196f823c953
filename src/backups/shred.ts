import { randomFillSync } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

const mebibyte = 1 << 20;

/** What stands there is no file: a device, a folder or a pipe belongs to the machine, and must not be taken away. */
class NoFile extends Error {
  override readonly name = 'NoFile';
}

/**
 * Overwrites a file and takes it away; where a link stands, what it leads to as well. One that is not there is no error.
 * A disk that copies on write, or a snapshot of it, may keep the old bytes all the same. Throws NoFile, with nothing
 * changed, where it is no file, or larger than `atMost` bytes.
 */
export function shred(path: string, atMost = Number.POSITIVE_INFINITY): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return;
  const file = found.isSymbolicLink() ? whereItLeads(path) : path;
  if (file !== null) {
    const there = lstatSync(file);
    if (!there.isFile() || there.size > atMost) throw new NoFile(path);
    overwrite(file);
    drop(file);
  }
  if (found.isSymbolicLink()) drop(path);
}

/** In somebody else's folder an empty file has to stay: what was in it is gone all the same. */
function drop(path: string): void {
  try {
    rmSync(path);
  } catch (error) {
    const isOthers =
      error instanceof Error && 'code' in error && ['EACCES', 'EPERM'].includes(String(error.code));
    if (!isOthers || statSync(path).size > 0) throw error;
  }
}

function overwrite(path: string): void {
  // A secret is kept so that its owner cannot change it by mistake. Whoever does not own it cannot do this either.
  if ((lstatSync(path).mode & 0o200) === 0) chmodSync(path, 0o600);
  const open = openSync(path, 'r+');
  try {
    overwriteOpen(open, fstatSync(open).size);
    ftruncateSync(open);
    fsyncSync(open);
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

/**
 * Puts a file in the place of another one at once; then the old one, which has lost its name by that, is overwritten. Throws
 * NoFile, with nothing changed, where the other one is no file.
 */
export function putInPlace(made: string, file: string): void {
  if (!lstatSync(file).isFile()) throw new NoFile(file);
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
