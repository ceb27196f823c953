import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../../src/cache-folder.js';

const project = fileURLToPath(new URL('../../', import.meta.url));

export interface BotProcess {
  readonly child: ChildProcess;
  /** All that it has written to standard output and standard error so far. */
  log(): string;
  /** The lines of its log as they were written, without those that are not JSON. */
  codes(): string[];
  /** SIGKILL: no chance to tidy up. */
  kill(): Promise<void>;
  /** SIGTERM; resolves to the exit code. */
  stop(): Promise<number | null>;
  exited(): Promise<number | null>;
}

const folders: string[] = [];
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A fresh folder for one test file; gone when it has ended. */
export function newFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `sanctuary-bot-${name}-`));
  folders.push(folder);
  return folder;
}

/** One for all bots of a test file, as one user has: in it lies what was learned before all tests (warm-up.ts). */
const cache = newFolder('cache');
linkLearned(join(cache, 'sanctuary-bot'));

function linkLearned(to: string): void {
  const from = cacheFolder(process.env);
  if (from === null) return;
  mkdirSync(to, { mode: 0o700 });
  for (const name of readdirSync(from).filter((one) => /^learned-[0-9a-f]+$/.test(one)))
    symlinkSync(join(from, name), join(to, name));
}

/** Runs the bot as `npm start` does, in a folder of its own with nothing but this environment. */
export function startBot(
  env: Record<string, string>,
  options: { cwd?: string; uid?: number; program?: string } = {},
): BotProcess {
  const child = spawn(process.execPath, [options.program ?? join(project, 'src/run.js')], {
    cwd: options.cwd ?? newFolder('cwd'),
    env: {
      PATH: process.env.PATH ?? '',
      XDG_CONFIG_HOME: newFolder('config'),
      XDG_CACHE_HOME: cache,
      CONTENT_DIR: join(project, 'content'),
      LOG_LEVEL: 'debug',
      // A few people do here in seconds what takes them a day.
      TAPS_PER_MINUTE: '100000',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  });
  let written = '';
  child.stdout.on('data', (chunk: Buffer) => {
    written += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    written += chunk.toString();
  });
  const ended = once(child, 'close');
  const exited = async () => {
    await ended;
    return child.exitCode;
  };
  return {
    child,
    log: () => written,
    codes: () => written.split('\n').flatMap((line) => /"msg":"([^"]+)"/.exec(line)?.[1] ?? []),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGTERM');
      return exited();
    },
    exited,
  };
}
