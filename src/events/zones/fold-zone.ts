import { searchable } from '../searchable.ts';

/** What people write around a zone's name: "hora del este", "Eastern Time", "Pacific Standard Time (PST)". */
const around =
  /\b(?:zona horaria|time zone|huso horario|hora|time|standard|daylight|estandar|de verano|del?)\b/g;

/** A zone's name as it is compared: accents, case, punctuation and the words around it make no difference. */
export function foldZone(text: string): string {
  return searchable(text)
    .replace(/[_/.,;:()]/g, ' ')
    .replace(/['’]/g, '')
    .replace(around, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}
