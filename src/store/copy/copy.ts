import { fingerprintKey } from '../meta.ts';
import { openStore } from '../open.ts';
import { postgres } from '../postgres.ts';
import { type Sum, sumOf } from './checksum.ts';
import { CopyError } from './copy-error.ts';
import { copyKey, finished, unfinished } from './mark.ts';
import type { Source } from './source.ts';
import type { Row, Table } from './table.ts';
import { openTarget, type Target } from './target.ts';

/** Of rows that are written at once, in one transaction; PostgreSQL takes 65,535 values. */
const batch = 500;

/** A table in both databases. */
export interface Compared {
  readonly table: string;
  readonly from: Sum;
  readonly to: Sum;
}

export interface CopyOptions {
  /** Whether to empty an unfinished copy, or one that no bot has worked with, and begin again. */
  readonly anew: boolean;
  /** What happens, for people. */
  readonly tell: (sentence: string) => void;
}

/**
 * Copies everything into the database at this address, compares each table in both, and leaves a note there: a bot starts
 * on it only when all is the same. May be cut off anywhere and carried out again. Throws CopyError and StoreError.
 */
export async function copyInto(
  source: Source,
  address: string,
  { anew, tell }: CopyOptions,
): Promise<Compared[]> {
  const store = await openStore(postgres(address));
  try {
    const target = await openTarget(address, source.tables);
    try {
      const mark = await store.meta.get(copyKey);
      await mustTakeIt(source, target, mark, (await store.meta.get(fingerprintKey)) ?? null);
      const isOurs = mark?.endsWith(source.stamp) ?? false;
      // From here on no bot starts on it.
      await store.meta.set(copyKey, `${unfinished} ${source.stamp}`);
      if (mark !== null && (anew || !isOurs)) {
        tell(
          anew
            ? 'Beginning again.'
            : 'The bot has worked with the old database since the last copy: beginning again.',
        );
        await target.empty(source.tables);
      }
      for (const table of source.tables) await copyTable(source, target, table, tell);
      tell('Comparing both databases.');
      const compared: Compared[] = [];
      for (const table of source.tables)
        compared.push({
          table: table.name,
          from: await sumOf(source.rows(table)),
          to: await sumOf(target.rows(table)),
        });
      if (compared.every(isSame)) await store.meta.set(copyKey, `${finished} ${source.stamp}`);
      return compared;
    } finally {
      await target.close();
    }
  } finally {
    await store.close();
  }
}

export function isSame({ from, to }: Compared): boolean {
  return from.rows === to.rows && from.checksum === to.checksum;
}

async function mustTakeIt(
  source: Source,
  target: Target,
  mark: string | null,
  fingerprint: string | null,
): Promise<void> {
  if (fingerprint !== null && fingerprint !== source.fingerprint)
    throw new CopyError(
      'The PostgreSQL database was written with another secret: it belongs to another installation. Use an empty one.',
    );
  if (mark === null && (await target.isUsed(source.tables)))
    throw new CopyError(
      'A bot has worked with this PostgreSQL database already: a copy would mix two of them. Use an empty one.',
    );
}

async function copyTable(
  source: Source,
  target: Target,
  table: Table,
  tell: (sentence: string) => void,
): Promise<void> {
  let waiting: Row[] = [];
  let rows = 0;
  const write = async () => {
    if (waiting.length > 0) await target.insert(table, waiting);
    rows += waiting.length;
    waiting = [];
  };
  for (const row of source.rows(table)) {
    waiting.push(row);
    if (waiting.length === batch) await write();
  }
  await write();
  if (rows > 0) tell(`${table.name}: ${rows} ${rows === 1 ? 'row' : 'rows'}`);
}
