import { createHash } from 'node:crypto';
import type { Row } from './table.ts';

export interface Sum {
  readonly rows: number;
  /** SHA-256 of all rows in the order in which they came, in hexadecimal. */
  readonly checksum: string;
}

/** One pass over the rows of a table, ordered by its key; no more than one is held. */
export async function sumOf(rows: Iterable<Row> | AsyncIterable<Row>): Promise<Sum> {
  const hash = createHash('sha256');
  let count = 0;
  for await (const row of rows) {
    hash.update(`${JSON.stringify(row)}\n`);
    count += 1;
  }
  return { rows: count, checksum: hash.digest('hex') };
}
