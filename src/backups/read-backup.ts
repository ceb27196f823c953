import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import type { Row } from '../store/copy/table.ts';
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
  /**
   * The rows, each with its table's place in `tables`. Only who comes to the end knows that all were there: throws
   * BackupError where anything was changed or cut off.
   */
  readonly rows: AsyncIterable<{ readonly table: number; readonly row: Row }>;
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

/** `passphrase`: of a sealed one. Throws BackupError where it is the wrong one, or nothing can be read. */
export async function openBackup(
  { file, headLine, lock }: FoundBackup,
  passphrase: string | null,
): Promise<OpenBackup> {
  const key = lock === null ? null : await keyFor(passphrase ?? '', lock);
  if (lock !== null && key === null)
    throw new BackupError('This is not the passphrase that the backup was sealed with. Nothing was changed.');
  const body: AsyncIterable<Buffer> = createReadStream(file, { start: Buffer.byteLength(headLine) + 1 });
  const lines = linesOf(key === null ? body : unsealed(body, key, headLine));
  const hash = createHash('sha256');
  const first = await lines.next();
  const said = first.done ? null : parsedAs(contents, first.value);
  if (first.done || !said) throw altered();
  hash.update(`${first.value}\n`);
  return { ...said, rows: rowsOf(lines, hash) };
}

async function* rowsOf(lines: AsyncGenerator<string>, hash: ReturnType<typeof createHash>) {
  let rows = 0;
  let last: string | null = null;
  // The last line is none of them.
  for await (const line of lines) {
    if (last !== null) {
      const read = parsedAs(rowLine, last);
      if (!read) throw altered();
      const [table, ...row] = read;
      hash.update(`${last}\n`);
      rows += 1;
      yield { table, row };
    }
    last = line;
  }
  const told = last === null ? null : parsedAs(end, last);
  if (told?.rows !== rows || told.sha256 !== hash.digest('hex')) throw altered();
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
