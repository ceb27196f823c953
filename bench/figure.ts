/** One measured figure beside what it is measured against; `npm run bench -- --json` prints a list of these. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'µs' | 'MiB' | '%' | 'rows/s' | 'calls/s' | 'calls';
  /** The same thing measured in the same run with as little as can be, in `unit`. */
  readonly baseline: number;
  /** `value / baseline`. */
  readonly ratio: number;
  /**
   * What may not be exceeded: by the ratio, or by the value itself where the name says so; of speeds, the ratio that must
   * be reached. Null: there is none, or the baseline is the bar.
   */
  readonly bar: number | null;
  /** Null where there is no bar. */
  readonly pass: boolean | null;
}

type Measured = Pick<Figure, 'name' | 'value' | 'unit' | 'baseline' | 'bar'>;

/** A figure that may be at most `bar` times its baseline, or is only shown beside it. */
export function ratioFigure(measured: Measured): Figure {
  const ratio = measured.value / measured.baseline;
  return rounded({ ...measured, ratio, pass: measured.bar === null ? null : ratio <= measured.bar });
}

/** A figure that may be at most `bar` (in its own unit), whatever its baseline is. */
export function limitFigure(measured: Measured & { readonly bar: number }): Figure {
  const ratio = measured.value / measured.baseline;
  return rounded({ ...measured, ratio, pass: measured.value <= measured.bar });
}

/** A figure that must be at least `bar` times its baseline. */
export function atLeastFigure(measured: Measured & { readonly bar: number }): Figure {
  const ratio = measured.value / measured.baseline;
  return rounded({ ...measured, ratio, pass: ratio >= measured.bar });
}

/** A figure that must be more than its baseline. */
export function moreFigure(measured: Omit<Measured, 'bar'>): Figure {
  const { value, baseline } = measured;
  return rounded({ ...measured, bar: null, ratio: value / baseline, pass: value > baseline });
}

/** A figure that must be less than its baseline. */
export function lessFigure(measured: Omit<Measured, 'bar'>): Figure {
  const { value, baseline } = measured;
  return rounded({ ...measured, bar: null, ratio: value / baseline, pass: value < baseline });
}

/** Rounded for people only after the verdict. */
function rounded(figure: Figure): Figure {
  const to = (digits: number, number: number) => Number(number.toFixed(digits));
  const { value, baseline, ratio } = figure;
  return { ...figure, value: to(2, value), baseline: to(2, baseline), ratio: to(3, ratio) };
}
