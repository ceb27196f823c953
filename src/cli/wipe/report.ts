import type { Surroundings } from '../setup/surroundings.ts';

/** What was destroyed, said as it happens, and what could not be. */
export interface Report {
  done(what: string): void;
  /** Something that people have to know besides. */
  tell(sentence: string): void;
  readonly left: readonly string[];
  /** It is still there, and has to be destroyed by hand. */
  remains(what: string): void;
  /** Does it; what goes wrong is noted, and the rest goes on. */
  attempt(what: string, work: () => void): void;
}

export function reporting({ output }: Surroundings): Report {
  const left: string[] = [];
  const done = (what: string) => {
    output.write(`Destroyed: ${what}\n`);
  };
  return {
    left,
    done,
    tell: (sentence) => {
      output.write(`${sentence}\n`);
    },
    remains: (what) => {
      left.push(what);
    },
    attempt(what, work) {
      try {
        work();
        done(what);
      } catch {
        left.push(what);
      }
    },
  };
}
