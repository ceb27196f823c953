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

/**
 * Writes a database into a new file of this folder, whole or not at all, for this user alone; null: unsealed. Resolves to
 * the file, and how many rows are in it. `at`: epoch ms. Rejects with Node's errors where the folder cannot be written.
 */
export async function writeBackup(
  snapshot: Snapshot,
  folder: string,
  at: number,
  passphrase: string | null,
): Promise<{ readonly file: string; readonly rows: number }> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, backupName(at));
  const half = join(folder, `.${backupName(at)}.part`);
  try {
    const written = await open(half, 'wx', 0o600);
    let rows: number;
    try {
      rows = await writeInto(written, snapshot, at, passphrase);
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

async function writeInto(
  to: FileHandle,
  snapshot: Snapshot,
  at: number,
  passphrase: string | null,
): Promise<number> {
  const made = passphrase === null ? null : await newKey(passphrase);
  const first: Head = { format: 'sanctuary-bot backup', version, sealed: made?.lock ?? null };
  const headLine = JSON.stringify(first);
  await to.write(`${headLine}\n`);
  let rows = 0;
  const counted = lines(snapshot, at, () => {
    rows += 1;
  });
  const zipped: AsyncIterable<Buffer> = Readable.from(counted, { objectMode: false }).pipe(createGzip());
  for await (const bytes of made ? sealed(zipped, made.key, headLine) : zipped) await to.write(bytes);
  return rows;
}

async function* lines(snapshot: Snapshot, madeAt: number, each: () => void): AsyncGenerator<string> {
  const { migrations, tables } = snapshot;
  const hash = createHash('sha256');
  let count = 0;
  let waiting = '';
  const line = (value: unknown) => {
    const text = `${JSON.stringify(value)}\n`;
    hash.update(text);
    waiting += text;
  };
  line({ madeAt, migrations, tables: tables.map(({ name, columns }) => ({ name, columns })) });
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
