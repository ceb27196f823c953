/** The smallest thing that is never divided between two messages. */
export interface Unit {
  /** Buttons and selects: they stay under the last message, where the reader ends. */
  readonly isControl: boolean;
  /** A heading is never the last thing in a message. */
  readonly isHeading: boolean;
}

/** Divides units into as few messages as fit, in order, all controls moved to the last one if there are several. */
export function pack<U extends Unit>(
  units: readonly U[],
  fits: (units: readonly U[]) => boolean,
): readonly U[][] {
  if (fits(units)) return [[...units]];
  const parts = inOrder(
    units.filter((unit) => !unit.isControl),
    fits,
  );
  const [controls, ...moreControls] = inOrder(
    units.filter((unit) => unit.isControl),
    fits,
  );
  if (!controls) return parts;
  const last = parts.pop() ?? [];
  const from = last.findIndex((_, index) => fits([...last.slice(index), ...controls]));
  const keep = from === -1 ? last.length : from;
  const before = last.slice(0, keep);
  return [...parts, before, [...last.slice(keep), ...controls], ...moreControls].filter(
    (part) => part.length > 0,
  );
}

function inOrder<U extends Unit>(units: readonly U[], fits: (units: readonly U[]) => boolean): U[][] {
  const parts: U[][] = [];
  let open: U[] = [];
  for (const unit of units) {
    if (open.length > 0 && !fits([...open, unit])) {
      const headings = trailingHeadings(open);
      parts.push(open.slice(0, open.length - headings));
      open = open.slice(open.length - headings);
      if (open.length > 0 && !fits([...open, unit])) {
        parts.push(open);
        open = [];
      }
    }
    open.push(unit);
  }
  return [...parts, open].filter((part) => part.length > 0);
}

function trailingHeadings(units: readonly Unit[]): number {
  return units.length - 1 - units.findLastIndex((unit) => !unit.isHeading);
}
