import type { Hono } from 'hono';

/** Something that has been started. */
export interface Running {
  /** What it answers on our own web server. */
  readonly web: readonly Hono[];
  /** Called with the address once the web server listens. */
  opened(url: string): void;
  stop(): Promise<void>;
}
