/**
 * What the log takes: a code and plain facts, so that no text, name or account can slip in with an object.
 * The codes are words with dashes (`unknown-event`); ids are those of our own rows.
 */
export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Log {
  debug(code: string, facts?: LogFacts): void;
  info(code: string, facts?: LogFacts): void;
  warn(code: string, facts?: LogFacts): void;
  error(code: string, facts?: LogFacts, cause?: unknown): void;
}
