import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import type { Learned } from './learn.ts';
import { learnedSchema } from './learned-schema.ts';
import type { Syllabus } from './syllabus.ts';

const PREFIX = 'learned-';
/** What was used last stays for whoever goes back to it; older files are removed. */
const MOST_KEPT = 8;

/** The file that keeps what is learned from this: another one when it, or the code that learns from it, differs. */
export async function fileOf({ lines, ...taught }: Syllabus, folder: string): Promise<string> {
  // The lines by their fingerprint: the same ones elsewhere teach the same.
  const hash = createHash('sha256').update(JSON.stringify({ ...taught, lines: lines.fingerprint }));
  const here = fileURLToPath(new URL('.', import.meta.url));
  for (const code of [here, join(here, '../reading')])
    for (const name of (await readdir(code)).filter((one) => one.endsWith('.ts')).toSorted())
      hash.update(await readFile(join(code, name)));
  return join(folder, `${PREFIX}${hash.digest('hex').slice(0, 32)}`);
}

/** Null where it is not there, or cut short: then it has to be learned again. */
export async function readKept(file: string): Promise<Learned | null> {
  try {
    const parsed = learnedSchema.safeParse(deserialize(await readFile(file)));
    const now = new Date();
    await utimes(file, now, now);
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Whether it could be kept: the disk may be full or read-only. It holds weights of words, nothing of any question. */
export async function keep(folder: string, file: string, what: Learned): Promise<boolean> {
  try {
    const draft = `${file}.${process.pid}`;
    await writeFile(draft, serialize(what), { mode: 0o600 });
    await rename(draft, file);
    await removeOld(folder);
    return true;
  } catch {
    return false;
  }
}

async function removeOld(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(PREFIX));
  const files = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), at: (await stat(join(folder, name))).mtimeMs })),
  );
  for (const { path } of files.toSorted((a, b) => b.at - a.at).slice(MOST_KEPT))
    await rm(path, { force: true });
}
