import { wrap } from './wrap.ts';

/** How many options of a menu are shown: the others are of the same kind. */
const mostOptions = 4;

export function drawHeading(text: string): string[] {
  return [...wrap(text), '─'.repeat(Math.min(46, [...text].length))];
}

export function drawMenu(label: string, options: readonly string[]): string[] {
  const shown = options.slice(0, mostOptions).map((option) => `    ${option}`);
  const more = options.length - shown.length;
  return [`[ ${label} ▾ ]`, ...shown, ...(more > 0 ? [`    … (${more})`] : [])];
}

export function drawPicture(alt: string): string[] {
  return wrap(`(picture: ${alt})`);
}

export const dividingLine = '┄'.repeat(20);
