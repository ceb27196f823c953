/** What the setup works in: its own process, or a test's. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The .env file, which need not be there. */
  readonly file: string;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Why nothing was written. */
  readonly errors: NodeJS.WritableStream;
  /** Whether somebody can be asked. */
  readonly isTerminal: boolean;
}
