import { wholeGraphemes } from './graphemes.ts';
import { type Run, trimRuns } from './runs.ts';

type Runs = readonly Run[];

/**
 * Splits text into pieces that each fit: between paragraphs, else between lines, else between words, else
 * between graphemes. Only white space at the cuts is lost. A link that cannot fit with its address is
 * written out as text.
 */
export function cutRuns(runs: Runs, fits: (runs: Runs) => boolean): readonly Runs[] {
  const pieces: Runs[] = [];
  let rest = trimRuns(runs);
  while (rest.length > 0) {
    if (fits(rest)) return [...pieces, rest];
    const most = longestPrefix(rest, fits);
    if (most === 0 && rest[0]?.kind === 'link') {
      rest = [writtenOut(rest[0]), ...rest.slice(1)];
      continue;
    }
    const good = goodCut(flat(rest), Math.max(most, 1));
    const at = most === 0 || fits(trimRuns(slice(rest, 0, good))) ? good : most;
    pieces.push(trimRuns(slice(rest, 0, at)));
    rest = trimRuns(slice(rest, at, Number.POSITIVE_INFINITY));
  }
  return pieces.filter((piece) => piece.length > 0);
}

function longestPrefix(runs: Runs, fits: (runs: Runs) => boolean): number {
  let low = 0;
  let high = flat(runs).length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(trimRuns(slice(runs, 0, middle)))) low = middle;
    else high = middle;
  }
  return low;
}

/** A paragraph or line end is taken unless it would leave the piece less than half full. */
function goodCut(text: string, most: number): number {
  for (const end of ['\n\n', '\n']) {
    const at = text.lastIndexOf(end, most);
    if (at > most / 2) return at;
  }
  const words = text.slice(0, most + 1).search(/\s\S*$/);
  return words > 0 ? words : wholeGraphemes(text, most);
}

function writtenOut(run: Extract<Run, { kind: 'link' }>): Run {
  const text = run.text === run.url ? run.text : `${run.text} ${run.url}`;
  return { kind: 'text', text, strong: run.strong };
}

/** The words with one placeholder for what cannot be cut, so that an index here is a place to cut there. */
function flat(runs: Runs): string {
  return runs.map((run) => ('text' in run ? run.text : '\ufffc')).join('');
}

function slice(runs: Runs, from: number, to: number): Runs {
  const taken: Run[] = [];
  let at = 0;
  for (const run of runs) {
    const length = 'text' in run ? run.text.length : 1;
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, length)];
    if (start < end) taken.push('text' in run ? { ...run, text: run.text.slice(start, end) } : run);
    at += length;
  }
  return taken;
}
