import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import type { GivenRow } from '../store/copy/staging.ts';
import { BackupError } from './backup-error.ts';
import { type Contents, contents, end, type Head, head, rowLine, version } from './format.ts';
import { altered, keyFor, unsealed } from './seal-stream.ts';

/** In which the first line ends, in bytes. */
const headAtMost = 1_024;

/** What stands in front of a backup, for everybody to read. */
export interface FoundBackup {
  readonly file: string;
  readonly headLine: string;
  readonly isSealed: boolean;
  readonly lock: Head['sealed'];
}

export interface OpenBackup extends Contents {
  /** All of them, each with its table's place in `tables`; the file is read anew each time. */
  rows(): AsyncIterable<GivenRow>;
}

/** Looks at what the file says of itself. Throws BackupError where it is no backup of ours. */
export async function findBackup(file: string): Promise<FoundBackup> {
  const bytes = await firstBytes(file);
  const headLine = bytes.subarray(0, Math.max(0, bytes.indexOf('\n'))).toString();
  const found = parsedAs(head, headLine);
  if (!found)
    throw new BackupError(`${file} is no backup of this bot. Name a file that npm run backup made.`);
  if (found.version > version)
    throw new BackupError(
      `${file} was made by a newer version of the bot. Install that version, then restore it.`,
    );
  return { file, headLine, isSealed: found.sealed !== null, lock: found.sealed };
}

/**
 * Reads it once from end to end, so that nothing is begun with half of it. `passphrase`: of a sealed one. Throws BackupError
 * where it is the wrong one, or anything was cut off or changed.
 */
export async function openBackup(found: FoundBackup, passphrase: string | null): Promise<OpenBackup> {
  const { lock } = found;
  const key = lock === null ? null : await keyFor(passphrase ?? '', lock);
  if (lock !== null && key === null)
    throw new BackupError('This is not the passphrase that the backup was sealed with. Nothing was changed.');
  const said = await checked(linesIn(found, key));
  return { ...said, rows: () => rowsOf(linesIn(found, key)) };
}

function linesIn({ file, headLine }: FoundBackup, key: Buffer | null): AsyncGenerator<string> {
  const body: AsyncIterable<Buffer> = createReadStream(file, { start: Buffer.byteLength(headLine) + 1 });
  return linesOf(key === null ? body : unsealed(body, key, headLine));
}

async function checked(lines: AsyncIterable<string>): Promise<Contents> {
  const hash = createHash('sha256');
  let said: Contents | null = null;
  let count = -1;
  // The last line stands for itself, and is none of those that it counts.
  let last: string | null = null;
  for await (const line of lines) {
    if (last !== null) {
      hash.update(`${last}\n`);
      count += 1;
      if (count === 0) said = parsedAs(contents, last);
      else if (!parsedAs(rowLine, last)) throw altered();
    }
    last = line;
  }
  const told = parsedAs(end, last ?? '');
  if (!said || told?.rows !== count || told.sha256 !== hash.digest('hex')) throw altered();
  return said;
}

async function* rowsOf(lines: AsyncIterable<string>): AsyncGenerator<GivenRow> {
  for await (const line of lines) {
    const read = parsedAs(rowLine, line);
    // The first and the last line are no rows.
    if (!read) continue;
    const [table, ...row] = read;
    yield { table, row };
  }
}

async function* linesOf(zipped: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const source = Readable.from(zipped, { objectMode: false });
  const plain = createGunzip();
  source.on('error', (error) => plain.destroy(error));
  const decoder = new TextDecoder();
  let waiting = '';
  try {
    for await (const bytes of source.pipe(plain)) {
      const lines = (waiting + decoder.decode(bytes, { stream: true })).split('\n');
      waiting = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    // What gunzip says of bytes that are not as it wrote them.
    throw error instanceof BackupError ? error : altered();
  }
  if (waiting !== '') throw altered();
}

async function firstBytes(file: string): Promise<Buffer> {
  try {
    const opened = await open(file, 'r');
    try {
      const { buffer, bytesRead } = await opened.read(Buffer.alloc(headAtMost), 0, headAtMost, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await opened.close();
    }
  } catch (error) {
    throw new BackupError(`${file} cannot be read. Check that it is there, and that this user may read it.`, {
      cause: error,
    });
  }
}

function parsedAs<Schema extends z.ZodType>(schema: Schema, line: string): z.output<Schema> | null {
  try {
    return schema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
