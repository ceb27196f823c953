import { exampleKinds } from './examples.ts';
import type { Fault } from './fault.ts';
import type { ReadExamples } from './read-examples.ts';

/** With fewer than this the bot takes other matters for its own, and misses cries for help (tried). */
const LEAST = 200;

/** Warnings for each kind of example of which there are too few to learn from. */
export function findFewExamples(examples: ReadExamples): Fault[] {
  return exampleKinds
    .filter((kind) => examples[kind].length < LEAST)
    .map((kind) => ({
      file: `examples/${kind}.txt`,
      line: 1,
      problem: `There are only ${examples[kind].length} examples: too few to learn from.`,
      mend: `Keep at least ${LEAST}, in each language that people write; the project's own are a good beginning.`,
    }));
}
