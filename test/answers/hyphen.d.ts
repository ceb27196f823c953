/** The package has no types of its own. */
declare module 'hyphen/es/index.js' {
  export function hyphenateSync(text: string, options: { hyphenChar: string; minWordLength: number }): string;
}
