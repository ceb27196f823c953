/** An hour as it was typed beside the days. */
interface Hour {
  readonly hour: number;
  readonly minute: number;
  readonly half: 'am' | 'pm' | null;
}

const clock =
  /(?:(?:\band|,) )?(?:(?:\b(?:at|a las?) |@ ?)(\d{1,2})(?::(\d{2}))?(?: ?(am|pm))?|(\d{1,2}):(\d{2})(?: ?(am|pm))?|(\d{1,2}) ?(am|pm))\b(?: (?:de|por|en|in) (?:la|the) (manana|tarde|noche|morning|afternoon|evening|night)\b)?/;
const middle = /(?:(?:\band|,) )?(?:\b(?:at|al?|a la) )?\b(?:noon|mediodia|midnight|medianoche)\b/;

/** The hour in a folded text, and the text without it. A second one stays, where nothing else understands it. */
export function readHour(folded: string): { readonly hour: Hour | null; readonly rest: string } {
  let hour: Hour | null = null;
  const rest = folded
    .replace(clock, (_, ...found: (string | undefined)[]) => {
      const [atHour, atMinute, atHalf, fullHour, fullMinute, fullHalf, shortHour, shortHalf, part] = found;
      const half = atHalf ?? fullHalf ?? shortHalf ?? halfOf(part);
      hour = {
        hour: Number(atHour ?? fullHour ?? shortHour),
        minute: Number(atMinute ?? fullMinute ?? 0),
        half: half === 'am' || half === 'pm' ? half : null,
      };
      return ' ';
    })
    .replace(middle, (words) => {
      hour = { hour: 12, minute: 0, half: /noon|medio/.test(words) ? 'pm' : 'am' };
      return ' ';
    });
  return { hour, rest: rest.replace(/ +/g, ' ').trim() };
}

function halfOf(part: string | undefined): 'am' | 'pm' | undefined {
  if (part === undefined) return undefined;
  return part === 'manana' || part === 'morning' ? 'am' : 'pm';
}

/** Whether that is what clocks show at this time: "at 6" is so in the morning and in the evening. */
export function agrees({ hour, minute, half }: Hour, time: Temporal.PlainTime): boolean {
  if (minute !== time.minute) return false;
  if (half === null) return hour === time.hour || (hour <= 12 && hour % 12 === time.hour % 12);
  return (hour % 12) + (half === 'pm' ? 12 : 0) === time.hour;
}
