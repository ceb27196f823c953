import fc from 'fast-check';

/** Something that reads what came from outside, with what must hold of it whatever that was. */
export interface Parser {
  readonly name: string;
  /** The functions and schemas of ours that it tries, by name. */
  readonly reads: readonly string[];
  /** Rejects with the smallest input of so many for which it does not hold. */
  check(cases: number): Promise<void>;
}

/**
 * `holds` fails by throwing: an expectation, or whatever the parser throws that it must not. What answers at once is tried
 * without a promise for each: of a hundred thousand they are most of the work.
 */
export function parser<Input>(
  reads: string | readonly string[],
  name: string,
  input: fc.Arbitrary<Input>,
  holds: (input: Input) => void,
): Parser {
  const property = fc.property(input, (given) => void holds(given));
  return {
    name,
    reads: typeof reads === 'string' ? [reads] : reads,
    check: async (numRuns) => fc.assert(property, { numRuns }),
  };
}

/** The same for what reads in its own time. */
export function slowParser<Input>(
  reads: string | readonly string[],
  name: string,
  input: fc.Arbitrary<Input>,
  holds: (input: Input) => Promise<void>,
): Parser {
  const property = fc.asyncProperty(input, async (given) => void (await holds(given)));
  return {
    name,
    reads: typeof reads === 'string' ? [reads] : reads,
    check: (numRuns) => fc.assert(property, { numRuns }),
  };
}
