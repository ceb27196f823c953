import { type ChildProcess, fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { toldSchema } from './learned-schema.ts';
import type { Syllabus } from './syllabus.ts';

const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority;

const script = fileURLToPath(new URL('./learn-process.ts', import.meta.url));

export type How = {
  /** Where it is kept; null if nowhere. */
  readonly folder: string | null;
  /** Whether somebody waits for it. If not, everything else on this machine comes first; if so, whoever taps does. */
  readonly hurry: boolean;
  /** Ends it before. */
  readonly signal?: AbortSignal;
};

/**
 * Learns in a process of its own, so that nobody waits for a reply meanwhile, and all the memory that learning takes
 * is given back. It ends with us; only if we are killed it goes on, and keeps what it learns for the next start.
 */
export function learnApart(
  syllabus: Syllabus,
  { signal, ...how }: How,
): Promise<z.output<typeof toldSchema>> {
  return new Promise((resolve, reject) => {
    // Structured clones, since what is learned is made of typed arrays. Nothing of our own arguments and settings is handed on.
    const child = fork(script, [], {
      serialization: 'advanced',
      execArgv: ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=2'],
      env: { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot },
      ...(signal && { signal }),
    });
    standBack(child, how.hurry ? PRIORITY_BELOW_NORMAL : PRIORITY_LOW);
    const end = (): void => void child.kill();
    process.once('exit', end);
    child.once('message', (message) => {
      const told = toldSchema.safeParse(message);
      if (told.success) resolve(told.data);
      else reject(told.error);
      child.disconnect();
    });
    child.once('error', reject);
    child.once('exit', (code, by) => {
      process.off('exit', end);
      reject(new Error(`learning ended with ${by ?? `code ${code}`}`));
    });
    child.send({ syllabus, folder: how.folder }, (error) => {
      if (error) reject(error);
    });
  });
}

/** At once, before it has threads of its own: on Linux each has its own priority, and takes that of who began it. */
function standBack({ pid }: ChildProcess, priority: number): void {
  try {
    if (pid !== undefined) setPriority(pid, priority);
  } catch {
    // Gone already, or not allowed on this machine: then it learns like everybody else.
  }
}
