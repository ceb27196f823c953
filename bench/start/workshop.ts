import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type Child, startChild } from './child.ts';

const project = new URL('../../', import.meta.url);

type Environment = Readonly<Record<string, string>>;

/** Folders for one run of the benchmarks, and the processes that are measured in them. */
export interface Workshop {
  /** A folder for the compiled code of baselines that keep it. */
  readonly compileCache: string;
  /** The bot as `npm start` runs it, with a new data folder and a new secret. */
  bot(env: Environment): Child;
  /** Something smaller to measure the bot against, in a Node without flags. */
  baseline(script: URL, env: Environment): Child;
  remove(): void;
}

const manifest = z.object({
  scripts: z.object({
    start: z.string().regex(/^node (-\S+ )*src\/run\.js$/, 'must be node, its flags and src/run.js'),
  }),
});

/** What `npm start` gives to Node before the script. */
function flagsOfStart(): string[] {
  const text = readFileSync(new URL('package.json', project), 'utf8');
  return manifest.parse(JSON.parse(text)).scripts.start.split(' ').slice(1, -1);
}

/** The caches begin empty, where they would be for a real user; whoever stops politely fills them for the next. */
export function openWorkshop(): Workshop {
  const root = mkdtempSync(join(tmpdir(), 'sanctuary-bot-bench-'));
  const fresh = (name: string) => mkdtempSync(join(root, `${name}-`));
  const common = { TMPDIR: fresh('tmp'), XDG_CACHE_HOME: fresh('cache') };
  const flags = flagsOfStart();
  // Nobody's .env lies here.
  const cwd = fresh('cwd');
  return {
    compileCache: fresh('compile-cache'),
    bot: (env) => {
      const settings = {
        SANCTUARY_SECRET: randomBytes(32).toString('base64'),
        DATA_DIR: fresh('data'),
        CONTENT_DIR: fileURLToPath(new URL('content', project)),
        // A day's taps are made in seconds.
        TAPS_PER_MINUTE: '100000',
      };
      return startChild(new URL('src/run.js', project), cwd, { ...common, ...settings, ...env }, flags);
    },
    baseline: (script, env) => startChild(script, cwd, { ...common, ...env }),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
