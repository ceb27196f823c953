/** What became of one try to deliver a row. */
export type Outcome =
  | { readonly is: 'sent'; readonly message: string | null }
  | { readonly is: 'later'; readonly afterMs: number; readonly error: string }
  | { readonly is: 'failed' | 'unknown' | 'withdrawn'; readonly error: string };
