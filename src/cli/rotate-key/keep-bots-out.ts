import type { Keeping } from '../../config.ts';
import { knowsNewest, ofProcess } from '../../processes/crew.ts';
import { soleProcess } from '../../start/sole-process.ts';
import { exitCodes, StartupError } from '../../startup-error.ts';
import { knownSecretsKey } from '../../store/meta.ts';
import type { Store } from '../../store/open.ts';

/**
 * Sees that every bot that works there knows the new secret: one that does not would take everybody for somebody new until it
 * stops. Where none works, none can start before the way back is called. Throws StartupError.
 */
export async function keepBotsOut(
  { leases, meta }: Store,
  { databaseUrl, dataDir }: Keeping,
  fingerprint: string,
): Promise<() => void> {
  if (databaseUrl !== null) {
    const running = await leases.held(ofProcess);
    if (running.every(({ name }) => knowsNewest(name, fingerprint))) return () => {};
    throw notKnown();
  }
  const letIn = whereNoneWorks(dataDir);
  if (letIn) return letIn;
  const known = (await meta.get(knownSecretsKey)) ?? '';
  if (!known.split(' ').includes(fingerprint)) throw notKnown();
  return () => {};
}

function whereNoneWorks(folder: string): (() => void) | null {
  try {
    return soleProcess(folder);
  } catch (error) {
    if (error instanceof StartupError && error.exitCode === exitCodes.unavailable) return null;
    throw error;
  }
}

function notKnown(): StartupError {
  return new StartupError(
    exitCodes.config,
    'A bot that runs now does not know the new secret. Restart it with the settings that you have now, or stop it, and run this again.',
  );
}
