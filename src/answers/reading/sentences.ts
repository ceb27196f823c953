import { wordsOf } from './normalise.ts';

/** More sentences than this are not looked at one by one: the work must be bounded. */
const MOST = 6;

/** The folded words of each sentence of a text. A dot after a single letter ends none ("L.A.", "a.m."). */
export function sentencesOf(text: string): string[][] {
  return text
    .split(/(?<!(?:^|[^\p{L}\p{N}])\p{L})\.+(?=\s|$)|[!?;\n…]+/u)
    .map((part) => wordsOf(part))
    .filter((words) => words.length > 0)
    .slice(0, MOST);
}
