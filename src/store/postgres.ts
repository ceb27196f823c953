import { sql } from 'kysely';
import type { Engine } from './database.ts';
import { placeOf } from './postgres/address.ts';
import { Postgres } from './postgres/dialect.ts';
import { hurriedAgain, withoutHurry } from './postgres/pool.ts';
import { scrub } from './postgres/scrub.ts';
import { serializable } from './postgres/transactions.ts';
import { troubleOf } from './postgres/trouble.ts';

/** The database at this address (`postgres://user:password@host:5432/database`), which several processes may share. */
export function postgres(address: string): Engine {
  return {
    dialect: new Postgres(address),
    instant: 'bigint',
    tableEnd: '',
    // Not now(), which stands still in a transaction.
    now: sql`floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint`,
    rows: (values, columns) => {
      const each = Object.entries(columns).map(
        ([name, type]) => sql`${sql.ref(name)} ${sql.raw(type === 'whole' ? 'bigint' : 'text')}`,
      );
      return sql`SELECT * FROM json_to_recordset(${JSON.stringify(values)}::json) AS given (${sql.join(each)})`;
    },
    columns: sql`SELECT its.table_name, its.column_name,
        (SELECT count(*) FROM information_schema.table_constraints AS made
          JOIN information_schema.key_column_usage AS key USING (constraint_schema, constraint_name)
          WHERE made.constraint_type = 'PRIMARY KEY' AND made.table_schema = current_schema
            AND key.table_name = its.table_name AND key.column_name = its.column_name)::integer AS in_key
      FROM information_schema.columns AS its WHERE its.table_schema = current_schema`,
    isShared: true,
    elsewhere: 'set DATABASE_URL to another database',
    transaction: serializable(),
    unhurried: (db, work) =>
      db.connection().execute(async (connection) => {
        await sql.raw(withoutHurry).execute(connection);
        const done = await work(connection);
        await sql.raw(hurriedAgain).execute(connection);
        return done;
      }),
    scrub,
    troubleOf: (error) => troubleOf(error, placeOf(address)),
  };
}
