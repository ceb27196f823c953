/** A table as both databases have it. */
export interface Table {
  readonly name: string;
  /** By name, so that a row is written the same way whichever database it comes from. */
  readonly columns: readonly string[];
  /** The columns that tell its rows apart. */
  readonly key: readonly string[];
  /** The tables that its rows belong to. */
  readonly parents: readonly string[];
}

/** The values of one row, in the order of the table's columns. */
export type Row = readonly (string | number | null)[];
