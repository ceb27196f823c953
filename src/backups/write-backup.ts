import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Snapshot } from '../store/copy/snapshot.ts';
import { backupName } from './backup-folder.ts';
import { type Head, version } from './format.ts';
import { newKey, sealed } from './seal-stream.ts';
import { keepName } from './shred.ts';

/** So many characters of lines are handed on at once. */
const handful = 64 * 1024;

export interface Making {
  /** Epoch ms. */
  readonly at: number;
  readonly retentionDays: number;
  /** Null: unsealed. */
  readonly passphrase: string | null;
}

/**
 * Writes a database into a new file of this folder, whole or not at all, for this user alone. Resolves to the file, and how
 * many rows are in it. Rejects with Node's errors where the folder cannot be written.
 */
export async function writeBackup(
  snapshot: Snapshot,
  folder: string,
  making: Making,
): Promise<{ readonly file: string; readonly rows: number }> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, backupName(making.at));
  const half = join(folder, `.${backupName(making.at)}.part`);
  try {
    const written = await open(half, 'wx', 0o600);
    let rows: number;
    try {
      rows = await writeInto(written, snapshot, making);
      await written.sync();
    } finally {
      await written.close();
    }
    renameSync(half, file);
    keepName(folder);
    return { file, rows };
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  }
}

async function writeInto(to: FileHandle, snapshot: Snapshot, making: Making): Promise<number> {
  const made = making.passphrase === null ? null : await newKey(making.passphrase);
  const first: Head = { format: 'sanctuary-bot backup', version, sealed: made?.lock ?? null };
  const headLine = JSON.stringify(first);
  await to.write(`${headLine}\n`);
  let rows = 0;
  const counted = lines(snapshot, making, () => {
    rows += 1;
  });
  const zipped: AsyncIterable<Buffer> = Readable.from(counted, { objectMode: false }).pipe(createGzip());
  for await (const bytes of made ? sealed(zipped, made.key, headLine) : zipped) await to.write(bytes);
  return rows;
}

async function* lines(
  snapshot: Snapshot,
  { at: madeAt, retentionDays }: Making,
  each: () => void,
): AsyncGenerator<string> {
  const { migrations, tables } = snapshot;
  const hash = createHash('sha256');
  let count = 0;
  let waiting = '';
  const line = (value: unknown) => {
    const text = `${JSON.stringify(value)}\n`;
    hash.update(text);
    waiting += text;
  };
  line({ madeAt, retentionDays, migrations, tables: tables.map(({ name, columns }) => ({ name, columns })) });
  for (const [at, table] of tables.entries()) {
    for await (const row of snapshot.rows(table)) {
      line([at, ...row]);
      count += 1;
      each();
      if (waiting.length < handful) continue;
      yield waiting;
      waiting = '';
    }
  }
  yield `${waiting}${JSON.stringify({ rows: count, sha256: hash.digest('hex') })}\n`;
}
