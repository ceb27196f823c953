import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Log } from '../chat/log.ts';

const script = fileURLToPath(new URL('./learn-ahead-process.ts', import.meta.url));

/**
 * Has what this content teaches learned and kept, by a process of its own, so that it costs the bot no memory. The
 * first question then waits half a second instead of some. Returns what ends it.
 */
export function learnAhead(contentDir: string, log: Log): () => void {
  // Only what it takes to find the cache folder is handed on, no token and no secret.
  const { PATH, HOME, USERPROFILE, SystemRoot, XDG_CACHE_HOME } = process.env;
  const flags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=2'];
  const child = spawn(process.execPath, [...flags, script, contentDir], {
    env: { PATH, HOME, USERPROFILE, SystemRoot, XDG_CACHE_HOME },
    stdio: 'ignore',
  });
  child.once('error', (error) => log.error('answers-not-learned', {}, error));
  // Without a code it was ended, by us or with us.
  child.once('exit', (code) => {
    if (code) log.warn('answers-not-learned', { code });
  });
  child.unref();
  return () => void child.kill();
}
