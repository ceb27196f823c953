import { exitCodes, StartupError } from '../startup-error.ts';
import { fingerprintKey } from '../store/meta.ts';
import type { Store } from '../store/open.ts';

/** How often (ms) it is asked: it reads one row. */
const each = 10_000;

/** Whose the database is, by the fingerprint that stands in it. */
export type Ours = 'yes' | 'wiped' | 'another-secret';

const sentences: Readonly<Record<Exclude<Ours, 'yes'>, string>> = {
  wiped:
    'Everything in the database was wiped (npm run wipe). Set the bot up anew before you start it again.',
  'another-secret':
    'The database has another secret now. Give SANCTUARY_SECRET the one that is in force, and start the bot again.',
};

/** Whether the database is still the one that this process began with: written with one of these secrets. */
export async function stillOurs(
  { meta }: Pick<Store, 'meta'>,
  fingerprints: readonly string[],
): Promise<Ours> {
  try {
    const known = await meta.get(fingerprintKey);
    if (known === null) return 'wiped';
    return fingerprints.includes(known) ? 'yes' : 'another-secret';
  } catch (error) {
    if (isTableGone(error)) return 'wiped';
    throw error;
  }
}

/**
 * Asks again and again, and gives up where it is not: nobody may go on counting people there. Gives the way to end that.
 * `fingerprints`: of all secrets that this process has.
 */
export function watchWhose(
  store: Pick<Store, 'meta'>,
  fingerprints: readonly string[],
  giveUp: (error: StartupError) => void,
): () => void {
  const timer = setInterval(async () => {
    // A database that is away just now is told of by whoever needs it.
    const whose = await stillOurs(store, fingerprints).catch(() => 'yes' as const);
    if (whose === 'yes') return;
    clearInterval(timer);
    giveUp(new StartupError(exitCodes[whose === 'wiped' ? 'badData' : 'config'], sentences[whose]));
  }, each);
  return () => clearInterval(timer);
}

/** SQLite says so in words alone; PostgreSQL by undefined_table. */
function isTableGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === '42P01') || error.message.startsWith('no such table');
}
