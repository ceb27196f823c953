import { constants, setPriority } from 'node:os';
import { fileOf, keep } from './keeping.ts';
import { learn } from './learn.ts';
import type { How } from './learn-apart.ts';
import { readMaterial } from './material.ts';
import type { Syllabus } from './syllabus.ts';

type Asked = Omit<How, 'signal'> & { readonly syllabus: Syllabus };

process.once('message', async ({ syllabus, folder, hurry }: Asked) => {
  if (!hurry) standBack();
  const material = await readMaterial(syllabus);
  const learned = learn(material);
  // By what stood in the files: an edit may have come in between.
  const file = folder === null ? null : await fileOf({ ...syllabus, lines: material.lines }, folder);
  const isKept = folder !== null && file !== null && (await keep(folder, file, learned));
  // Whoever asked may be gone: then nobody needs to hear it.
  process.send?.(isKept ? { kept: file } : { learned }, () => {});
});
function standBack(): void {
  try {
    setPriority(constants.priority.PRIORITY_LOW);
  } catch {
    // Not allowed on this machine: then it learns like everybody else.
  }
}
// Whoever asked is gone, or has what they asked for.
process.once('disconnect', () => process.exit(0));
