import type { Parser } from './parsers/parser.ts';
import { typedWords } from './parsers/typed-words.ts';

/** Everything of ours that reads what came from outside. */
export const parsers: readonly Parser[] = [...typedWords];
