import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const secretBytes = 32;

/** The secret that a value or a file holds: 32 bytes in base64. Null if it is not that. */
export function decodeSecret(text: string): Uint8Array | null {
  const bytes = Buffer.from(text.trim(), 'base64');
  return bytes.length === secretBytes && bytes.toString('base64') === text.trim() ? bytes : null;
}

export class SecretFileError extends Error {
  override readonly name = 'SecretFileError';
  readonly code: 'unreadable' | 'not-a-secret' | 'unwritable';

  constructor(code: SecretFileError['code'], path: string, cause?: unknown) {
    super(`${code}: ${path}`, { cause });
    this.code = code;
  }
}

export function readSecretFile(path: string): Uint8Array {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new SecretFileError('unreadable', path, cause);
  }
  const secret = decodeSecret(text);
  if (!secret) throw new SecretFileError('not-a-secret', path);
  return secret;
}

/** Makes a secret that only this user can read. An existing file is never overwritten. */
export function makeSecretFile(path: string): Uint8Array {
  const secret = randomBytes(secretBytes);
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, `${secret.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    throw new SecretFileError('unwritable', path, cause);
  }
  return secret;
}
