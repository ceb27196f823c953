import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/** Hides an account so that only whoever has the secret can write to that person. */
export interface Sealer {
  /** Another text each time, so that two of the same account cannot be recognised. `holder`: what it is kept under. */
  seal(account: string, holder: string): string;
  /** Null where it was not sealed with this secret for this holder. */
  open(sealed: string, holder: string): string | null;
}

const algorithm = 'aes-256-gcm';
/** NIST SP 800-38D: 96 bits, random, never twice under one key; and the longest tag, 128 bits. */
const nonceBytes = 12;
const tagBytes = 16;
const stepBytes = 64;
/** Version 1 did not name its key. */
const form = /^(?:1|2\.(?<id>[0-9a-f]{8}))\.(?<bytes>[\w-]+)$/;

/** The id of the key that a text was sealed with: '' where it names none. Null: it is no sealed text. */
export function keyIdOf(sealed: string): string | null {
  const found = form.exec(sealed);
  return found ? (found.groups?.id ?? '') : null;
}

/** What of a secret seals. Its id tells nothing of it. */
export interface SealKey {
  readonly id: string;
  readonly bytes: Buffer;
}

export function sealKey(secret: Uint8Array): SealKey {
  const bytes = Buffer.from(hkdfSync('sha256', secret, '', 'sanctuary-bot seal v1', 32));
  return { id: createHash('sha256').update('key id').update(bytes).digest('hex').slice(0, 8), bytes };
}

/** Promise 5 of the design: AES-256-GCM under a key that is derived from the secret (32 bytes). */
export function sealer(secret: Uint8Array): Sealer {
  const key = sealKey(secret);
  return sealerWith(
    () => key,
    () => [key],
  );
}

/** Seals with the one key, and opens what was sealed with any of the others. */
export function sealerWith(current: () => SealKey, all: () => readonly SealKey[]): Sealer {
  return {
    seal(account, holder) {
      const { id, bytes } = current();
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, bytes, nonce, { authTagLength: tagBytes });
      cipher.setAAD(Buffer.from(holder));
      const hidden = Buffer.concat([cipher.update(padded(account)), cipher.final()]);
      return `2.${id}.${Buffer.concat([nonce, hidden, cipher.getAuthTag()]).toString('base64url')}`;
    },
    open(sealed, holder) {
      const found = form.exec(sealed)?.groups;
      if (!found) return null;
      const bytes = Buffer.from(found.bytes ?? '', 'base64url');
      for (const key of all()) {
        if (found.id !== undefined && found.id !== key.id) continue;
        const account = opened(bytes, key, holder);
        if (account !== null) return account;
      }
      return null;
    },
  };
}

/** To whole steps: the length of an account would tell of which platform it is, and how old. */
function padded(account: string): Buffer {
  const bytes = Buffer.from(account, 'utf8');
  return Buffer.concat([bytes], Math.max(1, Math.ceil(bytes.length / stepBytes)) * stepBytes);
}

function opened(bytes: Buffer, key: SealKey, holder: string): string | null {
  if (bytes.length < nonceBytes + tagBytes) return null;
  const cipher = createDecipheriv(algorithm, key.bytes, bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  cipher.setAAD(Buffer.from(holder));
  cipher.setAuthTag(bytes.subarray(-tagBytes));
  try {
    const open = cipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, 'utf8');
    return (open + cipher.final('utf8')).replace(/\0+$/, '');
  } catch {
    // The tag does not fit: another secret, another holder, or changed.
    return null;
  }
}
