import { parseWhen } from '../when/parse-when.ts';

/** How an end was typed: by its day, by how often, or by how long. */
export type Ending =
  | { readonly by: 'date'; readonly typed: string }
  | { readonly by: 'count'; readonly times: number }
  | { readonly by: 'length'; readonly length: Temporal.Duration };

const units = {
  days: 'days?|dias?',
  weeks: 'weeks?|semanas?',
  months: 'months?|mes(?:es)?',
} as const;
const coming = '(?:the )?(?:next |las proximas |los proximos )?';
const dated =
  /(?:(?:\band|,) )?\b(?:until|till?|through|thru|ending(?: on)?|ends(?: on)?|up to|hasta)\b ?(.*)$/;
const counted =
  /(?:(?:\band|,) )?(?:\b(?:for|por|durante) )?\b(\d{1,3}) (?:times|veces|occurrences|ocasiones)\b(?: in all| en total)?/;

/** The end in a folded text, and the text without it; null where there is more than one. */
export function readEnding(folded: string): { readonly ending: Ending | null; readonly rest: string } | null {
  const endings: Ending[] = [];
  let rest = folded.replace(dated, (_, typed: string) => {
    endings.push({ by: 'date', typed });
    return ' ';
  });
  rest = rest.replace(counted, (_, times: string) => {
    endings.push({ by: 'count', times: Number(times) });
    return ' ';
  });
  for (const [unit, names] of Object.entries(units)) {
    const long = new RegExp(`(?:(?:\\band|,) )?\\b(?:for|por|durante) ${coming}(\\d{1,2}) (?:${names})\\b`);
    rest = rest.replace(long, (_, many: string) => {
      endings.push({ by: 'length', length: Temporal.Duration.from({ [unit]: Number(many) }) });
      return ' ';
    });
  }
  const [ending = null, another] = endings;
  return another ? null : { ending, rest: rest.trim() };
}

/** A last day, as somebody typed it on the day of the first time; null where that is no day, or has an hour besides. */
export async function readLastDay(
  typed: string,
  first: Temporal.ZonedDateTime,
): Promise<Temporal.PlainDate | null> {
  const asked = { language: 'en', now: first.toInstant(), timeZone: first.timeZoneId } as const;
  const read = await parseWhen(typed.replaceAll(',', ' '), asked);
  return !read.ok && read.failure.reason === 'no-time' ? read.failure.date : null;
}
