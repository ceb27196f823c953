import { join } from 'node:path';
import { usualSecretFile } from '../../config.ts';
import { ofOneLine } from '../keeping/secret-names.ts';

/** Where all that an installation keeps lies. */
export interface Places {
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly backupDir: string;
  /** Files that hold a secret, or what backups are sealed with; they need not be there. */
  readonly secretFiles: readonly string[];
}

/** By the settings as they stand there, and unchecked: a mistake in one of them must not hold up the rest. */
export function placesIn(env: Readonly<Record<string, string | undefined>>): Places {
  const dataDir = env.DATA_DIR || './data';
  const secrets = [
    env.SANCTUARY_SECRET_FILE || usualSecretFile(env.XDG_CONFIG_HOME),
    env.SANCTUARY_SECRET_PREVIOUS_FILE,
  ].flatMap((file) => (file ? [file] : []));
  // Also those that settings name no more: a copy of an older database can be read with one of them.
  const files = new Set([
    ...secrets.flatMap(ofOneLine),
    ...(env.BACKUP_PASSPHRASE_FILE ? [env.BACKUP_PASSPHRASE_FILE] : []),
  ]);
  return {
    dataDir,
    databaseUrl: env.DATABASE_URL || null,
    backupDir: env.BACKUP_DIR || join(dataDir, 'backups'),
    secretFiles: [...files],
  };
}

/** Settings that hold such a thing themselves. */
export const secretSettings = ['SANCTUARY_SECRET', 'SANCTUARY_SECRET_PREVIOUS', 'BACKUP_PASSPHRASE'];
