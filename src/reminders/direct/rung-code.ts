import { type Rung, readRungParts, rungOf, rungWith } from '../rung.ts';

/** What a button can hold: the signs of a rung that it cannot, in place of others. */
const code = /^P(?:\d{1,4}[YMWD])*(?:T(?:\d{1,4}[HMS])+)?(?:_\d\d\.\d\d)?$/;

/** A personal rung as a button holds it: `P1D_18.00`. */
export function codeOfRung(rung: Rung): string {
  return rungWith(rung, { to: 'channel' }).replace(' ', '_').replace(':', '.');
}

/** The inverse; null where it is none. */
export function rungOfCode(text: string): Rung | null {
  if (!code.test(text)) return null;
  const parts = readRungParts(text.replace('_', ' ').replace('.', ':'));
  return parts && rungOf({ ...parts, to: 'personal' });
}
