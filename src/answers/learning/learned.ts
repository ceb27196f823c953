import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { fitApart } from './fit-apart.ts';
import type { ModelParts } from './fit-model.ts';
import type { Lessons } from './lessons.ts';
import { modelSchema } from './model-schema.ts';

const PREFIX = 'learned-';
/** What was used last stays for whoever goes back to it; older files are removed. */
const MOST_KEPT = 8;

/**
 * What these lessons teach: from the cache folder if they were learned before by this very code, or learned now and
 * kept there. The file holds weights of words, nothing of any question.
 * @param folder null where nothing can be kept; learning then takes its seconds at each start.
 */
export async function learned(lessons: Lessons, folder: string | null): Promise<ModelParts> {
  if (folder === null) return fitApart(lessons);
  const file = await fileOf(lessons, folder);
  const kept = await read(file);
  if (kept) return kept;
  const model = await fitApart(lessons);
  await keep(folder, file, model);
  return model;
}

/**
 * Learns what these lessons teach and keeps it, unless that was done before: then the first question need not wait for it,
 * and until then it takes no memory.
 */
export async function learnAhead(lessons: Lessons, folder: string | null): Promise<void> {
  if (folder === null) return;
  const file = await fileOf(lessons, folder);
  if (!existsSync(file)) await keep(folder, file, await fitApart(lessons));
}

/** Named by what the lessons and the code that learns from them are: another name when either differs. */
async function fileOf(lessons: Lessons, folder: string): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(lessons));
  const here = fileURLToPath(new URL('.', import.meta.url));
  for (const code of [here, join(here, '../reading')])
    for (const name of (await readdir(code)).filter((one) => one.endsWith('.ts')).toSorted())
      hash.update(await readFile(join(code, name)));
  return join(folder, `${PREFIX}${hash.digest('hex').slice(0, 32)}`);
}

async function read(file: string): Promise<ModelParts | null> {
  try {
    const parsed = modelSchema.safeParse(deserialize(await readFile(file)));
    const now = new Date();
    await utimes(file, now, now);
    return parsed.success ? parsed.data : null;
  } catch {
    // Not there, or cut short: then it is learned again.
    return null;
  }
}

async function keep(folder: string, file: string, model: ModelParts): Promise<void> {
  try {
    const draft = `${file}.${process.pid}`;
    await writeFile(draft, serialize(model), { mode: 0o600 });
    await rename(draft, file);
    await removeOld(folder);
  } catch {
    // A full or read-only disk: nothing is lost but the seconds at the next start.
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
