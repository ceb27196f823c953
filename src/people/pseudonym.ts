import { createHmac, hkdfSync } from 'node:crypto';

/** Turns an account into the only name under which a person is kept. */
export interface Pseudonyms {
  /**
   * HMAC-SHA-256 over `realm` and `discord:<user>` or `slack:<team>:<user>`, base64url: 43 characters. The realm is an
   * event's id, or a word for what else is kept: whoever learns from a public reaction which code is whose learns
   * nothing of other events, nor of anything else. After the secret was changed it ends in a dot and eight more
   * characters, the same for everybody (people/keys.ts).
   */
  of(account: string, realm: string): string;
  /** Tells two secrets apart without telling anything of either. Another one as soon as another secret is in force. */
  readonly fingerprint: string;
}

/**
 * Without the secret nobody can confirm a guessed account against the database (promise 5 of the design).
 * `secret`: 32 bytes.
 */
export function pseudonyms(secret: Uint8Array): Pseudonyms {
  const key = pseudonymKey(secret);
  return { of: (account, realm) => firstName(key, account, realm), fingerprint: fingerprintBy(key) };
}

/** What of a secret makes pseudonyms. */
export function pseudonymKey(secret: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'sanctuary-bot pseudonym v1', 32));
}

/** The pseudonym by the first secret that an installation had. */
export function firstName(key: Buffer, account: string, realm: string): string {
  return hmac(key, `${realm}\n${account}`);
}

export function fingerprintBy(key: Buffer): string {
  return hmac(key, 'fingerprint');
}

export function hmac(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}
