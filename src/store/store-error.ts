/** The database cannot be used as it is; the message says what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code:
    | 'newer-version'
    | 'unusable'
    | 'unreachable'
    | 'misconfigured'
    | 'no-permission'
    | 'too-busy';

  constructor(code: StoreError['code'], message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
