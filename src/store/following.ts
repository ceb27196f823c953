/** How a process that knows two secrets goes by the one that is in force (people/keys.ts). */
export interface Following {
  /** Of all secrets that are known here. */
  readonly fingerprints: readonly string[];
  /** Whether another secret may come into force at any moment. */
  readonly mayChange: boolean;
  /** False where the secret with this fingerprint is not known. */
  adopt(fingerprint: string, earlier: string | null): boolean;
  /** Values as the secret in force has them. */
  follow(values: readonly unknown[]): readonly unknown[];
}

/** Of a process that knows one secret, which never was another one. */
export function onlyWith(fingerprint: string): Following {
  return {
    fingerprints: [fingerprint],
    mayChange: false,
    adopt: (known, earlier) => known === fingerprint && earlier === null,
    follow: (values) => values,
  };
}
