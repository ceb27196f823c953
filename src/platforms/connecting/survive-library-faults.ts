import type { Log } from '../../chat/log.ts';

export interface LibraryFaults {
  /** Under which code they are logged. */
  readonly code: string;
  /** Frames of the library's code that reads what comes in. */
  readonly reading: RegExp;
  /** Frames of its requests, which are somebody's to await; null if they cannot be told by their files. */
  readonly requesting: RegExp | null;
}

/**
 * Keeps the bot running where a library trips over a payload that it cannot read: it throws inside a promise
 * or a timer of its own, where nobody can catch it, and Node would end the process. Every other uncaught error
 * still does. Returns what undoes it.
 */
export function surviveLibraryFaults(faults: LibraryFaults, log: Log): () => void {
  const survive = (error: unknown): void => {
    if (isLibraryFault(faults, error)) log.error(faults.code, {}, error);
    // It may be another platform's, which survives it in the same way.
    else if (!survivors.some((other) => isLibraryFault(other, error))) throw bare(error);
  };
  survivors.push(faults);
  // Unhandled rejections come here as well.
  process.on('uncaughtException', survive);
  return () => {
    const at = survivors.indexOf(faults);
    if (at !== -1) survivors.splice(at, 1);
    process.off('uncaughtException', survive);
  };
}

const survivors: LibraryFaults[] = [];

/** Of one that ends the process its place alone: Node would show what was being read beside it, which somebody typed. */
function bare(error: unknown): Error {
  const told = new Error();
  told.stack = error instanceof Error ? (error.stack ?? '') : '';
  return told;
}

const notOurs = /[\\/]node_modules[\\/]|\bnode:|<anonymous>|\(native\)/;

/** Thrown inside the library while it read a payload, and while none of our own code was at work. */
function isLibraryFault({ reading, requesting }: LibraryFaults, error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return (
    frames.some((frame) => reading.test(frame)) &&
    frames.every((frame) => notOurs.test(frame) && requesting?.test(frame) !== true)
  );
}
