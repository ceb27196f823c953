import { searchable } from '../finding/searchable.ts';

/** What people write around a zone's name: "hora del este", "Eastern Time", "Pacific Standard Time (PST)". */
const around =
  /\b(?:zona horaria|time zone|huso horario|hora|horario|tiempo|zona|time|zone|standard|daylight|estandar|de verano|del|de(?: la)?)\b/g;

/** A zone's name as it is compared: accents, case, punctuation and the words around it make no difference. */
export function foldZone(text: string): string {
  const plain = searchable(text)
    .replace(/['’]/g, '')
    .replace(/[_/.,;:()-]/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    // "L. A." and "D.C." are one word.
    .replace(/\b([a-z]) (?=[a-z]\b)/g, '$1');
  const bare = plain.replace(around, ' ').replace(/ {2,}/g, ' ').trim();
  return bare === '' ? plain : bare;
}
