/** A backup cannot be written or read as things are; the message says what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}
