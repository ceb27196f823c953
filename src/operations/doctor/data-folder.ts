import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { type Finding, fine, wrong } from '../../chat/finding.ts';
import { diskFinding, freeSpace } from './disk.ts';
import { nearestThere } from './true-path.ts';

const check = 'Data folder';

/** Whether the database can lie there, and has room. */
export function checkDataFolder(folder: string): Finding[] {
  const there = nearestThere(folder);
  try {
    accessSync(there, constants.R_OK | constants.W_OK | constants.X_OK);
    if (!statSync(there).isDirectory()) throw new Error('a file');
  } catch {
    return [
      wrong(
        check,
        `${there} cannot be written.`,
        'Make it a folder that this user may write, or set DATA_DIR to another one.',
      ),
    ];
  }
  const says = existsSync(folder) ? `${folder}, writable` : `${folder}, made at the first start`;
  return [fine(check, says), ...disk(there)];
}

function disk(folder: string): Finding[] {
  try {
    return [diskFinding(freeSpace(folder))];
  } catch {
    // Some network file systems do not say.
    return [];
  }
}
