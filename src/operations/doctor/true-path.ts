import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';

/** Where a path really leads, through every link, also if its last parts are still to be made. */
function truePath(path: string): string {
  const whole = resolve(path);
  if (existsSync(whole)) return realpathSync(whole);
  const parent = dirname(whole);
  return parent === whole ? whole : join(truePath(parent), basename(whole));
}

/** The path itself, or the folder above it that is there. */
export function nearestThere(path: string): string {
  const whole = resolve(path);
  return existsSync(whole) || dirname(whole) === whole ? whole : nearestThere(dirname(whole));
}

/** Whether a file lies in a folder, however deep. */
export function isInside(folder: string, file: string): boolean {
  const way = relative(truePath(folder), truePath(file));
  return way === '' || !(way === '..' || way.startsWith('../') || way.startsWith('..\\') || isAbsolute(way));
}
