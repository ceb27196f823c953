// @ts-check
// Plain JavaScript: it is looked for before the compiled code is, and for one file with types Node would load a compiler
// that takes a tenth of the memory and of the start.
import { existsSync, lstatSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

/** Nobody but the owner may write there. */
const othersWrite = 0o022;

/**
 * The folder for compiled code and for what was learned, made if need be: Node runs what it finds there, so it must not be one in which
 * another user of the machine could have laid something (as the shared temporary folder is). Null if there is
 * none: then the start is a little slower, and that is all. XDG Base Directory Specification.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {string | null}
 */
export function cacheFolder(env) {
  const base = env.XDG_CACHE_HOME;
  const folder = join(
    base !== undefined && isAbsolute(base) ? base : join(homedir(), '.cache'),
    'sanctuary-bot',
  );
  try {
    // One by one: making both at once never ends where the parent says that it is not there (/proc).
    for (const each of [dirname(folder), folder]) if (!existsSync(each)) mkdirSync(each, { mode: 0o700 });
    const { uid, mode } = lstatSync(folder);
    const ours = process.getuid === undefined || uid === process.getuid();
    return ours && (mode & othersWrite) === 0 ? folder : null;
  } catch {
    // A user without a home, or a read-only disk.
    return null;
  }
}
