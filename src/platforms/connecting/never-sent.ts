/** What Node and undici call it when nothing could be sent at all. */
const codes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Whether a request failed before anything was sent, so that nothing can have happened. */
export function neverSent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // Libraries wrap it in errors with codes of their own.
  return (
    ('code' in error && typeof error.code === 'string' && codes.has(error.code)) || neverSent(error.cause)
  );
}
