import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PlaygroundProcess {
  readonly url: string;
  stop(): Promise<void>;
}

const main = new URL('../../src/main.ts', import.meta.url).pathname;
const address = /http:\/\/127\.0\.0\.1:\d+/;
const patienceMs = 30_000;

/** Starts the program as `npm start` does, without any account, and waits until it tells its address. */
export async function startPlaygroundProcess(): Promise<PlaygroundProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'playground-test-'));
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      XDG_CONFIG_HOME: folder,
      PORT: '0',
      PLAYGROUND: 'on',
      // Two people do here in seconds what takes them a day.
      TAPS_PER_MINUTE: '100000',
      DATA_DIR: join(folder, 'data'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await firstAddress(child);
  return {
    url,
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function firstAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (why: string) => reject(new Error(`the playground ${why}; it said:\n${output}`));
    const timer = setTimeout(() => fail('did not start in time'), patienceMs);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const found = address.exec(output)?.[0];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
  });
}
