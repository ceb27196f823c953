import type { Core } from '../../core.ts';
import { reconcilePlatform } from './reconcile-platform.ts';

/**
 * Reads the reactions under all open posts again and again, `every` so many milliseconds: what was lost on the way (an
 * event that a platform never sent, a crash between hearing and counting) is put right, and posts that are gone are found.
 */
export function sweeping(core: Core, every: number): { stop(): void } {
  let timer: NodeJS.Timeout;
  let stopped = false;
  const next = () => {
    timer = setTimeout(() => {
      sweep()
        .catch((error: unknown) => core.log.error('sweep-broke', {}, error))
        .finally(() => {
          if (!stopped) next();
        });
    }, every).unref();
  };
  const sweep = async () => {
    for (const { name, capabilities } of core.platforms) {
      // Whoever listens makes what comes in meanwhile wait for the reading.
      const isOurs = capabilities.oneListener ? core.processes.hears(name) : core.processes.keepsHouse();
      if (isOurs) await reconcilePlatform(core, name);
    }
  };
  next();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
