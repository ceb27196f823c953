/**
 * One thing wrong, or worth a look, in the content folder, told so that somebody who has never programmed can
 * mend it. `line` counts from 1 and is 1 where the fault is the file as a whole.
 */
export type Fault = {
  readonly file: string;
  readonly line: number;
  readonly problem: string;
  readonly mend: string;
};

/** One line per fault, as compilers print them, so that editors make `file:line` a link. */
export function formatFault(fault: Fault): string {
  return `${fault.file}:${fault.line}: ${fault.problem} ${fault.mend}`;
}
