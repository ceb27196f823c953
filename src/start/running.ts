import type { Hono } from 'hono';
import type { HearsOfEdits } from './hears-of-edits.ts';

/** Something that has been started. */
export interface Running {
  /** What it answers on our own web server. */
  readonly web: readonly Hono[];
  /** Called with the address once the web server listens. */
  opened(url: string): void;
  readonly edits: HearsOfEdits;
  stop(): Promise<void>;
}
