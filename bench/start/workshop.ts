import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Child, startChild } from './child.ts';

const project = new URL('../../', import.meta.url);

type Environment = Readonly<Record<string, string>>;

/** Folders for one run of the benchmarks, and the processes that are measured in them. */
export interface Workshop {
  /** The bot as `npm start` runs it, with a new data folder and a new secret. */
  bot(env: Environment): Child;
  /** Something smaller to measure the bot against. */
  baseline(script: URL, env: Environment): Child;
  remove(): void;
}

/**
 * All processes share one compile cache, in the temporary folder where it would be for a real user: it begins
 * empty, and whoever stops politely fills it for the next one.
 */
export function openWorkshop(): Workshop {
  const root = mkdtempSync(join(tmpdir(), 'sanctuary-bot-bench-'));
  const fresh = (name: string) => mkdtempSync(join(root, `${name}-`));
  const common = { TMPDIR: fresh('tmp') };
  // Nobody's .env lies here.
  const cwd = fresh('cwd');
  return {
    bot: (env) =>
      startChild(new URL('src/run.js', project), cwd, {
        ...common,
        SANCTUARY_SECRET: randomBytes(32).toString('base64'),
        DATA_DIR: fresh('data'),
        CONTENT_DIR: fileURLToPath(new URL('content', project)),
        ...env,
      }),
    baseline: (script, env) => startChild(script, cwd, { ...common, ...env }),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
