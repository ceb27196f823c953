import type { ExampleKind, Examples } from '../../content/examples.ts';
import { askedFileOf, readLineFiles } from '../../content/files-of-lines.ts';
import type { Syllabus, TaughtEntry } from './syllabus.ts';

/** Everything that is learned from, read. */
export type Material = Omit<Syllabus, 'entries'> & {
  readonly entries: readonly (TaughtEntry & { readonly asked: readonly string[] })[];
  readonly examples: Examples;
};

/** Reads the lines, as they are now. */
export async function readMaterial(syllabus: Syllabus): Promise<Material> {
  const { files, lines } = await readLineFiles(syllabus.lines);
  const textsIn = (file: string) => (lines.get(file) ?? []).map(({ text }) => text);
  const examplesOf = (kind: ExampleKind) => textsIn(`examples/${kind}.txt`);
  return {
    ...syllabus,
    lines: files,
    entries: syllabus.entries.map((entry) => ({ ...entry, asked: textsIn(askedFileOf(entry.file)) })),
    examples: {
      danger: examplesOf('danger'),
      sightings: examplesOf('sightings'),
      calm: examplesOf('calm'),
      outside: examplesOf('outside'),
    },
  };
}
