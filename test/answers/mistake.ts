/** What an editor did, in which file, and the line at which it is told. */
export interface Mistake {
  readonly what: string;
  readonly file: string;
  readonly edit: (text: string) => string;
  readonly line: (text: string) => number;
  readonly says: RegExp;
}

/** An entry in which mistakes are made. */
export const ENTRY = 'en/provisions/data-sharing.md';

/** The first line that has this in it, counted from 1. */
export function lineOf(part: string): (text: string) => number {
  return (text) => text.split('\n').findIndex((line) => line.includes(part)) + 1;
}
