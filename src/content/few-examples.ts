import { exampleKinds } from './examples.ts';
import type { Fault } from './fault.ts';
import type { CheckedLines } from './files-of-lines.ts';

/** With fewer than this the bot takes other matters for its own, and misses cries for help (tried). */
const LEAST = 200;

/** Warnings for each kind of example of which there are too few to learn from. */
export function findFewExamples({ counts }: CheckedLines): Fault[] {
  return exampleKinds.flatMap((kind) => {
    const file = `examples/${kind}.txt`;
    const count = counts.get(file) ?? 0;
    if (count >= LEAST) return [];
    const problem = `There are only ${count} examples: too few to learn from.`;
    const mend = `Keep at least ${LEAST}, in each language that people write; the project's own are a good beginning.`;
    return [{ file, line: 1, problem, mend }];
  });
}
