import { type ExampleKind, exampleKinds } from './examples.ts';
import type { Fault } from './fault.ts';
import { type Line, readLines } from './lines-file.ts';
import { readText } from './read-text.ts';

export type ReadExamples = Readonly<Record<ExampleKind, readonly Line[]>>;

export async function readExamples(dir: string, faults: Fault[]): Promise<ReadExamples> {
  const [danger, calm, outside] = await Promise.all(
    exampleKinds.map(async (kind) => {
      const file = `examples/${kind}.txt`;
      const raw = await readText(dir, file, faults);
      if (raw === undefined) return [];
      const read = readLines(raw, file);
      faults.push(...read.faults);
      if (read.lines.length === 0) {
        const mend = 'Write what people ask, one a line, or copy the project’s own file.';
        faults.push({ file, line: 1, problem: 'There are no examples here.', mend });
      }
      return read.lines;
    }),
  );
  return { danger: danger ?? [], calm: calm ?? [], outside: outside ?? [] };
}
