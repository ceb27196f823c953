import { isDeepStrictEqual } from 'node:util';
import type { Log } from '../chat/log.ts';
import type { Fault } from '../content/fault.ts';
import { commandShapes } from '../routing/command-shapes.ts';
import type { Knowledge } from './knowledge.ts';

// Faults are of our own content, which everybody can read: nothing that somebody typed to the bot stands in them.

/** The bot knows what it knew before. */
export function logFaults(log: Log, faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  for (const { file, line, problem, mend } of faults)
    log.warn('content-fault', { file, line, problem, mend });
  log.warn('content-edit-not-used', { faults: faults.length });
}

/** The bot knows what stands in the folder now. `doubtful`: what is wrong there all the same. */
export function logRenewed(log: Log, knowledge: Knowledge, doubtful: readonly Fault[]): void {
  log.info('content-renewed', { entries: knowledge.content.entries('en').length });
  for (const { file, line, problem, mend } of doubtful)
    log.warn('content-doubtful', { file, line, problem, mend });
  // Platforms were told of the commands when the bot connected, and help must show what can be typed.
  if (!isDeepStrictEqual(commandShapes(knowledge.registry, knowledge.phrases), knowledge.shapes)) {
    log.warn('commands-change-with-a-restart');
  }
}
