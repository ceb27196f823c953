import { type FSWatcher, watch } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { isHidden } from './is-hidden.ts';

export interface Watching {
  /** Watches what stands at the path now: after a change it may be another folder, or have others in it. */
  renew(): Promise<void>;
  stop(): void;
}

/**
 * Calls `touched` when something in this folder may have changed, and in any case every so many milliseconds: some file
 * systems (shares over a network, containers) tell nothing of changes.
 */
export function watchFolder(dir: string, every: number, touched: () => void): Watching {
  const watchers: FSWatcher[] = [];
  let stopped = false;
  const timer = setInterval(touched, every).unref();

  const close = () => {
    for (const watcher of watchers.splice(0)) watcher.close();
  };
  const open = (path: string, recursive: boolean, concerns: (name: string | null) => boolean) => {
    try {
      const watcher = watch(path, { recursive, persistent: false, ignore: isHidden }, (_, name) => {
        if (concerns(name)) touched();
      });
      // A folder that goes away, or too many watches on this machine: the next look finds what changes.
      watcher.on('error', () => watcher.close());
      watchers.push(watcher);
    } catch {
      // As above.
    }
  };

  return {
    async renew() {
      const real = await realpath(dir).catch(() => null);
      if (stopped) return;
      close();
      // The folder itself may be exchanged, by a rename or by a link that leads elsewhere.
      const parent = dirname(resolve(dir));
      open(parent, false, (name) => name === null || name === basename(resolve(dir)));
      if (real !== null) open(real, true, () => true);
    },
    stop() {
      stopped = true;
      clearInterval(timer);
      close();
    },
  };
}
