import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Child {
  readonly pid: number;
  /** When it was spawned, by `performance.now()` (ms). */
  readonly spawnedAt: number;
  /** Resolves with the first match in what it writes on standard output; rejects if it ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Writes a line on its standard input: it may go on. */
  tell(): void;
  /** SIGTERM, so that it can store its compile cache; resolves when it is gone. */
  stop(): Promise<void>;
}

/** How long (ms) a child may take for anything before the run is given up. */
const patience = 60_000;

/** Runs a script with this Node and its `flags` in `cwd`, with nothing but `env` and PATH. */
export function startChild(
  script: URL,
  cwd: string,
  env: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Child {
  const path = fileURLToPath(script);
  const spawnedAt = performance.now();
  const child = spawn(process.execPath, [...flags, path], {
    cwd,
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${path} could not be started`);
  const closed = once(child, 'close');
  return {
    pid,
    spawnedAt,
    says: listenTo(child, path),
    tell: () => void child.stdin?.write('go on\n'),
    async stop() {
      child.kill('SIGTERM');
      await closed;
    },
  };
}

function listenTo(child: ChildProcess, name: string): Child['says'] {
  let written = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    written += chunk.toString();
  });
  return (pattern) =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(written);
        if (!found) return;
        clearTimeout(timer);
        resolve(found);
      };
      const fail = (why: string) => () =>
        reject(new Error(`${name} ${why} before it wrote ${pattern}:\n${written}`));
      const timer = setTimeout(fail(`took more than ${patience} ms`), patience);
      child.stdout?.on('data', look);
      child.once('close', fail('ended'));
      look();
    });
}
