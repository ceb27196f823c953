import { createHmac, hkdfSync } from 'node:crypto';

/** Turns an account into the only name under which a person is kept. */
export interface Pseudonyms {
  /**
   * HMAC-SHA-256 over `realm` and `discord:<user>` or `slack:<team>:<user>`, base64url: 43 characters. The realm is an
   * event's id, or a word for what else is kept: whoever learns from a public reaction which code is whose learns
   * nothing of other events, nor of anything else.
   */
  of(account: string, realm: string): string;
  /** Tells two secrets apart without telling anything of either. */
  readonly fingerprint: string;
}

/**
 * Without the secret nobody can confirm a guessed account against the database (promise 5 of the design).
 * `secret`: 32 bytes.
 */
export function pseudonyms(secret: Uint8Array): Pseudonyms {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'sanctuary-bot pseudonym v1', 32));
  const hmac = (text: string) => createHmac('sha256', key).update(text).digest('base64url');
  return { of: (account, realm) => hmac(`${realm}\n${account}`), fingerprint: hmac('fingerprint') };
}
