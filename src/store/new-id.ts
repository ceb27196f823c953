import { randomInt } from 'node:crypto';

/** Without letters and digits that look alike, so that an id can be read out. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';

/** A fresh id of 12 characters (59 bits): short enough for a button's 100 characters, too many to guess. */
export function newId(): string {
  return Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join('');
}
