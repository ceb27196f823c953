import { setTimeout as wait } from 'node:timers/promises';
import type { ControlledTransaction, Kysely, Transaction } from 'kysely';
import { StoreError } from '../store-error.ts';
import type { Tables } from '../tables.ts';
import { isConflict, isLost, wasNeverSent } from './trouble.ts';

/** Of two that conflict one is carried out each time, so that so many are not used up by any crowd that we know of. */
const mostTries = 30;
/** A server that is started anew cuts all connections of the pool. */
const mostCuts = 3;
/** The longest pause (ms) after the first conflict, and after any. */
const firstPause = 4;
const longestPause = 250;

/**
 * Transactions that seem to run one after another, like SQLite's: the database refuses those that saw what others were
 * changing, and they are done anew. So `work` may be carried out several times: it changes nothing but the database.
 * Throws StoreError where that does not help.
 */
export function serializable() {
  const inTurn = turns();
  return <T>(db: Kysely<Tables>, work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T> =>
    inTurn(() => trying(db, work));
}

async function trying<T>(
  db: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const outcome = await once(db, work);
    if ('result' in outcome) return outcome.result;
    const { error, nothingKept } = outcome;
    if (!isConflict(error) && !(nothingKept && isLost(error) && tries <= mostCuts)) throw error;
    if (tries >= mostTries)
      throw new StoreError('too-busy', 'The database is too busy. Try again in a moment.', error);
    await wait(Math.random() * Math.min(firstPause * 2 ** tries, longestPause));
  }
}

/** `nothingKept`: for sure. Whether a commit arrived whose connection was cut meanwhile, nobody knows. */
type Outcome<T> = { readonly result: T } | { readonly error: unknown; readonly nothingKept: boolean };

async function once<T>(
  db: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<Outcome<T>> {
  let transaction: ControlledTransaction<Tables>;
  try {
    transaction = await db.startTransaction().setIsolationLevel('serializable').execute();
  } catch (error) {
    return { error, nothingKept: true };
  }
  let nothingKept = true;
  try {
    const result = await work(transaction);
    nothingKept = false;
    await transaction.commit().execute();
    return { result };
  } catch (error) {
    // What cannot be rolled back is gone with its connection.
    if (!transaction.isRolledBack)
      await transaction
        .rollback()
        .execute()
        .catch(() => {});
    return { error, nothingKept: nothingKept || wasNeverSent(error) };
  }
}

/**
 * Of one process only so many at once: they would change the same few rows (the posts of one event in a rush), and only
 * make one another begin anew.
 */
const atOnce = 1;

function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running < atOnce) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // Whoever comes next takes this one's turn.
      if (next) next();
      else running -= 1;
    }
  };
}
