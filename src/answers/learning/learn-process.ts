import { fileOf, keep } from './keeping.ts';
import { learn } from './learn.ts';
import type { How } from './learn-apart.ts';
import { readMaterial } from './material.ts';
import type { Syllabus } from './syllabus.ts';

type Asked = Pick<How, 'folder'> & { readonly syllabus: Syllabus };

process.once('message', async ({ syllabus, folder }: Asked) => {
  const material = await readMaterial(syllabus);
  const learned = learn(material);
  // By what stood in the files: an edit may have come in between.
  const file = folder === null ? null : await fileOf({ ...syllabus, lines: material.lines }, folder);
  const isKept = folder !== null && file !== null && (await keep(folder, file, learned));
  // Whoever asked may have been killed: then it is kept for the next one.
  process.send?.(isKept ? { kept: file } : { learned }, () => {});
});
