/** A database cannot be copied as things are; the message says what to do. */
export class CopyError extends Error {
  override readonly name = 'CopyError';
}
