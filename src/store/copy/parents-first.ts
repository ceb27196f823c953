import type { Table } from './table.ts';

/** The same tables, each after those that its rows belong to. */
export function parentsFirst(tables: readonly Table[]): Table[] {
  const sorted: Table[] = [];
  let left = [...tables];
  while (left.length > 0) {
    const isThere = (name: string) => sorted.some((table) => table.name === name);
    const next = left.filter(({ name, parents }) =>
      parents.every((parent) => parent === name || isThere(parent)),
    );
    if (next.length === 0) throw new TypeError('tables that belong to one another');
    sorted.push(...next);
    left = left.filter((table) => !next.includes(table));
  }
  return sorted;
}
