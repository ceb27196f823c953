import type { Figure } from './figure.ts';

const heads = ['', 'value', 'baseline', 'ratio', 'bar', ''] as const;

/** The figures of each group as lines for a terminal. */
export function table(measured: ReadonlyMap<string, readonly Figure[]>): string {
  const rows = [...measured].flatMap(([, figures]) => figures.map(cells));
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  return [...measured]
    .flatMap(([group, figures]) =>
      figures.length === 0
        ? [`${group}: no benchmarks yet`]
        : [`${group}:`, line(heads), ...figures.map((figure) => line(cells(figure)))],
    )
    .join('\n');
}

function cells({ name, value, unit, baseline, ratio, bar, pass }: Figure): string[] {
  const verdict = pass === null ? 'no bar' : pass ? 'ok' : 'MISSED';
  return [name, `${value} ${unit}`, `${baseline} ${unit}`, `${ratio} ×`, `${bar ?? '–'}`, verdict];
}
