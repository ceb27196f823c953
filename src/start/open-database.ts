import type { Config } from '../config.ts';
import type { Following } from '../store/following.ts';
import type { Store } from '../store/open.ts';
import { openDataFolder } from './data-folder.ts';

/**
 * Opens the database that the settings ask for. Throws StartupError where that cannot be. PostgreSQL's driver is loaded
 * only where it is needed. `fingerprint`: of the newest secret, which a database that is new gets; `following`: all secrets
 * that are known.
 */
export async function openDatabase(
  { dataDir, databaseUrl }: Pick<Config, 'dataDir' | 'databaseUrl'>,
  fingerprint: string,
  following?: Following,
): Promise<Store> {
  if (databaseUrl === null) return openDataFolder(dataDir, fingerprint, following);
  const { openPostgres } = await import('./open-postgres.ts');
  return openPostgres(databaseUrl, fingerprint, following);
}
