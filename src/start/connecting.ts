import type { Hono } from 'hono';
import type { Platform } from '../chat/platform.ts';
import type { StartupError } from '../startup-error.ts';

/** Called when a platform lets the bot in no more while it runs. */
export type Lost = (platform: string, error: StartupError) => void;

/** A platform that there is a token for. */
export interface Connecting {
  readonly platform: Platform;
  /** Where it takes requests on our own web server; null: it connects by itself. */
  readonly web: Hono | null;
  /** What a failed connection means for the installer; null if it is not a failed login. */
  explain(error: unknown): StartupError | null;
}
