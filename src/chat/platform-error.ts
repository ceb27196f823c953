export type PlatformErrorCode =
  /** The bot may not do this there; `details` names what it would need. */
  | 'missing-permission'
  /** The bot has to be invited into that channel first; `details` holds what to type there. */
  | 'not-in-channel'
  /** The message or channel is gone. */
  | 'not-found'
  /** This person takes no direct messages of the bot's, or is gone. */
  | 'direct-closed'
  /** Nothing was sent: the platform, or our own pace, asks to come back after `retry.afterMs`, and never earlier. */
  | 'rate-limited'
  /** Discord 30046: this old message was edited too often for now. */
  | 'edit-limited'
  /** The person's request can no longer be answered (too late, or already answered). */
  | 'expired'
  /** The platform or the way to it is down. */
  | 'unreachable'
  /** The platform says that what we sent is wrong: a fault of ours. */
  | 'rejected';

export interface PlatformErrorFields {
  readonly code: PlatformErrorCode;
  readonly retry: 'never' | { readonly afterMs: number };
  /** Whether it may have taken effect all the same: the connection broke before the answer came. */
  readonly mayHaveHappened?: boolean;
  readonly details?: readonly string[];
  readonly cause?: unknown;
}

/** A platform did not do what was asked. The message holds no text, name or id of a person. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';
  readonly code: PlatformErrorCode;
  readonly retry: 'never' | { readonly afterMs: number };
  readonly mayHaveHappened: boolean;
  readonly details: readonly string[];

  constructor(message: string, fields: PlatformErrorFields) {
    super(message, { cause: fields.cause });
    this.code = fields.code;
    this.retry = fields.retry;
    this.mayHaveHappened = fields.mayHaveHappened ?? false;
    this.details = fields.details ?? [];
  }
}
