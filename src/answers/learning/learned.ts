import { existsSync } from 'node:fs';
import { fileOf, readKept } from './keeping.ts';
import type { Learned } from './learn.ts';
import { learnApart } from './learn-apart.ts';
import type { Syllabus } from './syllabus.ts';

/**
 * What is learned from this: from the cache folder if it was learned before by this very code, or learned now and
 * kept there.
 * @param folder null where nothing can be kept; learning then takes its seconds at each start.
 */
export async function learned(syllabus: Syllabus, folder: string | null): Promise<Learned> {
  const kept = folder === null ? null : await readKept(await fileOf(syllabus, folder));
  if (kept) return kept;
  const told = await learnApart(syllabus, { folder, hurry: true });
  if ('learned' in told) return told.learned;
  const fresh = await readKept(told.kept);
  if (!fresh) throw new Error('what was learned cannot be read');
  return fresh;
}

/**
 * Learns from this and keeps it, unless that was done before: then the first question need not wait for it, and until
 * then it takes no memory. Rejects when `signal` ends it.
 */
export async function learnAhead(syllabus: Syllabus, folder: string, signal: AbortSignal): Promise<void> {
  if (!existsSync(await fileOf(syllabus, folder)))
    await learnApart(syllabus, { folder, hurry: false, signal });
}
