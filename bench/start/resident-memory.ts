import { execFileSync } from 'node:child_process';

/** The resident set of a process in MiB, as the system counts it. */
export function residentMemory(pid: number): number {
  const kibibytes = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }));
  if (!(kibibytes > 0)) throw new Error(`the memory of process ${pid} could not be read`);
  return kibibytes / 1024;
}
