import type { Share } from './hostile-inputs-through.ts';

// All texts through all options of all platforms would take too long. The playground gets each of them, half in either
// pane; Discord and Slack get so many, from another one on for each option, so that together they get each as well.

const most = 100;

export const evenOnes: Share = (all, option) => all.filter((_, at) => (at + option) % 2 === 0);

export const oddOnes: Share = (all, option) => all.filter((_, at) => (at + option) % 2 === 1);

export const firstPart: Share = (all, option) => partFrom(all, option * 37);

export const secondPart: Share = (all, option) => partFrom(all, option * 37 + most);

function partFrom<T>(all: readonly T[], start: number): readonly T[] {
  return Array.from({ length: most }, (_, at) => all[(start + at) % all.length]).flatMap((each) =>
    each === undefined ? [] : [each],
  );
}
