import { randomInt } from 'node:crypto';

/** Without letters and digits that look alike: it is read out and typed by hand. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const written = /^([2-9A-HJKMNP-Z]{4})[-–— ]?([2-9A-HJKMNP-Z]{4})$/;

/** How long a code can be used, in milliseconds. */
export const shareLifetime = 60 * 60_000;

/** A fresh code with which organizers take an event into another group: `K3VW-9XQ2`, too many (40 bits) to guess in an hour. */
export function newShareCode(): string {
  const letters = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** The code that somebody typed, in small letters or without the dash; null if it is none. */
export function readShareCode(typed: string): string | null {
  const found = written.exec(typed.trim().toUpperCase());
  return found ? `${found[1]}-${found[2]}` : null;
}
