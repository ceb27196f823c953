import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

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
const version = '1.';

/** Promise 5 of the design: AES-256-GCM under a key that is derived from the secret (32 bytes). */
export function sealer(secret: Uint8Array): Sealer {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'sanctuary-bot seal v1', 32));
  return {
    seal(account, holder) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
      cipher.setAAD(Buffer.from(holder));
      const hidden = Buffer.concat([cipher.update(account, 'utf8'), cipher.final()]);
      return version + Buffer.concat([nonce, hidden, cipher.getAuthTag()]).toString('base64url');
    },
    open(sealed, holder) {
      if (!sealed.startsWith(version)) return null;
      const bytes = Buffer.from(sealed.slice(version.length), 'base64url');
      if (bytes.length < nonceBytes + tagBytes) return null;
      const cipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      });
      cipher.setAAD(Buffer.from(holder));
      cipher.setAuthTag(bytes.subarray(-tagBytes));
      try {
        const open = cipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, 'utf8');
        return open + cipher.final('utf8');
      } catch {
        // The tag does not fit: another secret, another holder, or changed.
        return null;
      }
    },
  };
}
