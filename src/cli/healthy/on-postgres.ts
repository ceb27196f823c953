import pg from 'pg';
import { z } from 'zod';
import { faultInAddress } from '../../store/postgres/address.ts';
import { clientConfig } from '../../store/postgres/pool.ts';

const counted = z.array(z.object({ here: z.number(), elsewhere: z.number() }));

/**
 * What is wrong with the bot on this machine; null where nothing is. Each process of a bot on PostgreSQL holds a row in
 * `leases` under the name of its machine (a container is one), and renews it every two seconds (processes/crew.ts).
 */
export async function faultOnPostgres(address: string, host: string): Promise<string | null> {
  if (faultInAddress(address) !== null) return 'DATABASE_URL cannot be read. npm run doctor tells more.';
  const client = new pg.Client({
    ...clientConfig(address),
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query(
      `SELECT count(*) FILTER (WHERE owner = $1)::integer AS here, count(*) FILTER (WHERE owner <> $1)::integer AS elsewhere
       FROM leases WHERE name LIKE 'process:%' AND until > extract(epoch FROM clock_timestamp()) * 1000`,
      [host],
    );
    const [{ here, elsewhere } = { here: 0, elsewhere: 0 }] = counted.parse(rows);
    if (here > 0) return null;
    return elsewhere > 0
      ? `No bot lives on this machine (${host}); ${elsewhere} elsewhere.`
      : 'No bot lives on this database.';
  } catch {
    return 'The PostgreSQL database cannot be read. npm run doctor tells more.';
  } finally {
    await client.end().catch(() => {});
  }
}
