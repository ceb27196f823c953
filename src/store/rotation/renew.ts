import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { Engine } from '../database.ts';
import { earlierKeysKey, fingerprintKey, metaIn } from '../meta.ts';
import type { Tables } from '../tables.ts';
import { type ColumnsOfPeople, columnsOfPeople } from './columns-of-people.ts';
import { asItIs } from './following-dialect.ts';
import { isEmpty, note, openMoved, type Renewal } from './moved.ts';

/** Another secret comes into force. */
export interface NewSecret extends Renewal {
  /** Fingerprints of the secret in force, and of the one that comes. */
  readonly from: string;
  readonly to: string;
  /** The keys of earlier links, sealed with the new secret. */
  readonly earlier: string;
}

export interface Renewed {
  /** Whether the secret was changed now; else it was already, and only what was left behind was made anew. */
  readonly isChanged: boolean;
  /** The rows that were made anew. */
  readonly rows: number;
  /** Values that could not be understood, and stay as they are. */
  readonly odd: number;
  /** For how long (ms) nobody else could write. */
  readonly heldFor: number;
}

/** The database was written with neither of the two secrets. */
export class OtherSecret extends Error {
  override readonly name = 'OtherSecret';

  constructor() {
    super(
      'The database was written with neither of the two secrets. Give SANCTUARY_SECRET_PREVIOUS the one that the bot has worked with.',
    );
  }
}

/**
 * Gives everybody the pseudonym of the newest secret and seals every account with it, all or nothing. Whoever reads goes on
 * reading meanwhile. May be cut off anywhere and carried out again; what a process has written by an earlier secret since
 * then is brought up to date. Throws OtherSecret.
 */
export async function renew(db: Kysely<Tables>, engine: Engine, secret: NewSecret): Promise<Renewed> {
  return engine.unhurried(db, async (connection) => {
    const tables = await columnsOfPeople(connection, engine.columns);
    await openMoved(connection, engine);
    try {
      // Most of the work, while others write.
      const before = await note(connection, engine, tables, secret);
      if ((await metaIn(connection).get(fingerprintKey)) === secret.to && (await isEmpty(connection)))
        return { isChanged: false, rows: 0, odd: before, heldFor: 0 };
      let began = 0;
      const renewed = await engine.transaction(connection, async (transaction) => {
        await keepOut(transaction, engine, tables);
        began = performance.now();
        const isChanged = await mustBeOneOf(transaction, secret);
        const odd = await note(transaction, engine, tables, secret);
        let rows = 0;
        for (const table of tables) {
          if (!isChanged) await oneEach(transaction, table);
          rows += await renewRows(transaction, table, secret);
        }
        const meta = metaIn(transaction);
        await meta.set(fingerprintKey, secret.to);
        if (isChanged) await meta.set(earlierKeysKey, secret.earlier);
        return { isChanged, rows, odd };
      });
      return { ...renewed, heldFor: performance.now() - began };
    } finally {
      await sql`DROP TABLE IF EXISTS moved`.execute(connection);
    }
  });
}

/**
 * Nobody else writes until it has ended; nobody is kept from reading. The table with the fingerprint comes first: whoever
 * goes by it has looked there before anything else. SQLite has one writer at a time anyway.
 */
async function keepOut(
  transaction: Transaction<Tables>,
  engine: Engine,
  tables: readonly ColumnsOfPeople[],
): Promise<void> {
  if (!engine.isShared) return;
  await sql`LOCK TABLE meta IN EXCLUSIVE MODE`.execute(transaction);
  const all = tables.map(({ table }) => sql.table(table));
  await sql`LOCK TABLE ${sql.join(all)} IN SHARE ROW EXCLUSIVE MODE`.execute(transaction);
}

async function mustBeOneOf(transaction: Transaction<Tables>, { from, to }: NewSecret): Promise<boolean> {
  const known = await metaIn(transaction).get(fingerprintKey);
  if (known !== from && known !== to) throw new OtherSecret();
  return known !== to;
}

/** Of somebody who stands there twice, by an earlier pseudonym and by the newest, one row stays. */
async function oneEach(transaction: Transaction<Tables>, columns: ColumnsOfPeople): Promise<void> {
  const { table, name, beside, isInKey, laterBy } = columns;
  if (beside === null && !isInKey) return;
  const of = (row: string, column: string) => sql.ref(`${row}.${column}`);
  const same: RawBuilder<unknown>[] = [sql`moved.new = ${of('newest', name)}`];
  if (isInKey) same.push(sql`${keyWith(sql`stale.key`, sql`stale.person`)} = newest.key`);
  for (const column of beside ?? []) same.push(sql`${of('stale', column)} = ${of('newest', column)}`);
  const both = sql`FROM ${sql.table(table)} AS stale JOIN moved ON moved.old = ${of('stale', name)}
    JOIN ${sql.table(table)} AS newest ON ${sql.join(same, sql` AND `)}`;
  const doubled = await sql<Record<string, string>>`SELECT ${of('stale', name)} AS old, moved.new AS new,
    ${(beside ?? []).length > 0 ? sql`${sql.join((beside ?? []).map((column) => of('stale', column)))},` : sql``}
    ${isInKey ? sql`stale.id AS id,` : sql``}
    ${laterBy ? sql`CASE WHEN ${of('stale', laterBy)} >= ${of('newest', laterBy)} THEN 'new' ELSE 'old' END` : sql`${sql.lit(isInKey ? 'old' : 'new')}`} AS loser
    ${both}`.execute(transaction);
  for (const row of doubled.rows) {
    const where = [sql`${sql.ref(name)} = ${row[row.loser ?? 'old']}`];
    if (isInKey) where.push(sql`id = ${row.id}`);
    for (const column of beside ?? []) where.push(sql`${sql.ref(column)} = ${row[column]}`);
    await sql`DELETE FROM ${sql.table(table)} WHERE ${sql.join(where, sql` AND `)} ${asItIs}`.execute(
      transaction,
    );
  }
}

async function renewRows(
  transaction: Transaction<Tables>,
  columns: ColumnsOfPeople,
  { ending, beginning }: NewSecret,
): Promise<number> {
  const { table, name, isSealed, isInKey } = columns;
  const renewed = (column: string) =>
    sql`${sql.ref(column)} = coalesce((SELECT new FROM moved WHERE old = ${sql.ref(`${table}.${column}`)}), ${sql.ref(column)})`;
  const sets = [renewed(name), ...(isSealed ? [renewed('sealed')] : [])];
  const stale = [sql`${sql.ref(name)} NOT LIKE ${`%${ending}`}`];
  if (isSealed) stale.push(sql`${sql.ref(name)} IS NOT NULL AND sealed NOT LIKE ${`${beginning}%`}`);
  if (isInKey) {
    const key = keyWith(sql`key`, sql`person`);
    sets.push(sql`key = coalesce((SELECT ${key} FROM moved WHERE old = ${sql.ref(`${table}.person`)}), key)`);
  }
  const { numAffectedRows } = await sql`UPDATE ${sql.table(table)} SET ${sql.join(sets)}
    WHERE ${sql.join(stale, sql` OR `)}`.execute(transaction);
  return Number(numAffectedRows ?? 0n);
}

/** A key with the newest pseudonym at its end in place of the one that stands there. */
function keyWith(key: RawBuilder<unknown>, person: RawBuilder<unknown>): RawBuilder<unknown> {
  const front = sql`length(${key}) - length(${person})`;
  return sql`CASE WHEN substr(${key}, ${front} + 1) = ${person} THEN substr(${key}, 1, ${front}) || moved.new ELSE ${key} END`;
}
