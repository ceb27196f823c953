import {
  createCipheriv,
  createDecipheriv,
  createHash,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';
import { promisify } from 'node:util';
import { BackupError } from './backup-error.ts';

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

/**
 * What a guess at a passphrase costs: 128 MiB and some tenths of a second. Another cost is another version of the format.
 * RFC 7914; https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
 */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
const saltBytes = 16;
const keyBytes = 32;
const algorithm = 'aes-256-gcm';
const tagBytes = 16;
/** Of plain text in each piece. */
const pieceBytes = 64 * 1024;

/** What stands at the head of a sealed file. */
export interface Lock {
  readonly salt: string;
  /** By which a passphrase is recognised. */
  readonly check: string;
}

/** A fresh key for one file alone, and what it is found again by. */
export async function newKey(passphrase: string): Promise<{ readonly key: Buffer; readonly lock: Lock }> {
  const salt = randomBytes(saltBytes);
  const { key, check } = await keysFrom(passphrase, salt);
  return { key, lock: { salt: salt.toString('base64'), check: check.toString('base64') } };
}

/** Null where it is not the passphrase that the file was sealed with. */
export async function keyFor(passphrase: string, lock: Lock): Promise<Buffer | null> {
  const { key, check } = await keysFrom(passphrase, Buffer.from(lock.salt, 'base64'));
  const known = Buffer.from(lock.check, 'base64');
  return known.length === check.length && timingSafeEqual(known, check) ? key : null;
}

async function keysFrom(passphrase: string, salt: Buffer) {
  // The same letters may be typed as other signs on another machine.
  const both = await derive(passphrase.normalize('NFKC'), salt, 2 * keyBytes, cost);
  const check = createHash('sha256').update(both.subarray(keyBytes)).digest();
  return { key: both.subarray(0, keyBytes), check };
}

/**
 * STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015): each piece bears its number and whether it is the last one, so that
 * none can be left out, doubled or moved, and the end cannot be cut off. `head`: what stands before it, unsealed.
 */
export async function* sealed(
  plain: AsyncIterable<Buffer>,
  key: Buffer,
  head: string,
): AsyncGenerator<Buffer> {
  let number = 0;
  for await (const { piece, isLast } of inPieces(plain, pieceBytes)) {
    const cipher = createCipheriv(algorithm, key, nonce(number, isLast), { authTagLength: tagBytes });
    cipher.setAAD(Buffer.from(head));
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
    number += 1;
  }
}

/** Throws BackupError where anything was changed, or is missing. */
export async function* unsealed(
  hidden: AsyncIterable<Buffer>,
  key: Buffer,
  head: string,
): AsyncGenerator<Buffer> {
  let number = 0;
  for await (const { piece, isLast } of inPieces(hidden, pieceBytes + tagBytes)) {
    if (piece.length < tagBytes) throw altered();
    const cipher = createDecipheriv(algorithm, key, nonce(number, isLast), { authTagLength: tagBytes });
    cipher.setAAD(Buffer.from(head));
    cipher.setAuthTag(piece.subarray(-tagBytes));
    const open = cipher.update(piece.subarray(0, -tagBytes));
    try {
      cipher.final();
    } catch {
      throw altered();
    }
    yield open;
    number += 1;
  }
}

export function altered(): BackupError {
  return new BackupError('The backup was cut off or changed. Take another one.');
}

/** The key is for this file alone, so that its pieces can be numbered from zero. */
function nonce(number: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(number, 7);
  bytes[11] = isLast ? 1 : 0;
  return bytes;
}

/** Of this many bytes each; the last one may be shorter, and there always is one. */
async function* inPieces(bytes: AsyncIterable<Buffer>, size: number) {
  let waiting = Buffer.alloc(0);
  for await (const more of bytes) {
    waiting = Buffer.concat([waiting, more]);
    // One is kept back: whether it is the last is known only when another comes.
    while (waiting.length > size) {
      yield { piece: waiting.subarray(0, size), isLast: false };
      waiting = waiting.subarray(size);
    }
  }
  yield { piece: waiting, isLast: true };
}
