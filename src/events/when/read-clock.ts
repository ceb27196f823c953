import type { Clock, DayPart } from './clock.ts';

/** The hours found in a canonical text, and the text without them. */
interface ClockText {
  start: Clock | null;
  end: Clock | null;
  /** "for 2 hours", in minutes. */
  minutesLong: number | null;
  /** What is left: the day. */
  rest: string;
}

const parts: readonly DayPart[] = ['morning', 'afternoon', 'evening', 'night', 'dawn', 'midnight'];
const month = /(?:january|february|march|april|may|june|july|august|september|october|november|december) $/;

function partOf(word: string | undefined): DayPart | null {
  return parts.find((part) => part === word) ?? null;
}

/**
 * Finds the hours. A bare number is an hour only after "at" ("a las") or joined to another hour ("10-12pm",
 * "from 10 to 12"): elsewhere it may be a day, as in "martes 10". Each hour found becomes "#" and its index,
 * so that later rules see it whole. Null when there is more than one time.
 */
export function readClock(canonical: string): ClockText | null {
  const clocks: Clock[] = [];
  const mark = (hour: string, minute = '0', half?: string, part?: string): string => {
    clocks.push({
      hour: Number(hour),
      minute: Number(minute),
      half: half === 'am' || half === 'pm' ? half : null,
      leadingZero: hour.length === 2 && hour.startsWith('0'),
      part: partOf(part),
    });
    return ` #${clocks.length - 1} `;
  };
  let minutesLong: number | null = null;
  const joined = canonical
    .replace(/\bfor (\d{1,3}) (hour|minute)\b/, (_, length: string, unit: string) => {
      minutesLong = Number(length) * (unit === 'hour' ? 60 : 1);
      return ' ';
    })
    .replace(/(?<![\d:.])(\d{1,2})\.(\d{2})(?= ?(?:am|pm|h\b|~))/g, '$1:$2')
    .replace(/\b(at|alas) (\d{1,2})\.(\d{2})\b(?!\.)/g, '$1 $2:$3')
    // "18:30", "10:30 pm", "10h30", "6:30 de la tarde".
    .replace(
      /(?<![\d:.])(\d{1,2})(?:: ?|h)(\d{2})(?![\d:]) ?(am|pm|h\b|hour\b)?(?: ?~(\w+))?/g,
      (_, hour: string, minute: string, half?: string, part?: string) => mark(hour, minute, half, part),
    )
    // "10am", "18h", "18 horas".
    .replace(
      /(?<![\d:.#])(\d{1,2}) ?(am|pm|h|hour)\b(?: ?~(\w+))?/g,
      (_, hour: string, half: string, part?: string) => mark(hour, undefined, half, part),
    )
    // "10 de la mañana", unless the number is the day: "December 3 in the morning".
    .replace(
      /(?<![\d:.#])\b(\d{1,2}) ?~(\w+)/g,
      (all, hour: string, part: string, offset: number, text: string) =>
        month.test(text.slice(0, offset)) ? all : mark(hour, undefined, undefined, part),
    )
    .replace(
      /\b(at|alas) (\d{1,2})(?![\d:/])/g,
      (_, before: string, hour: string) => `${before} ${mark(hour)}`,
    )
    .replace(/ {2,}/g, ' ')
    .replace(
      /\b(?:from|de) (\d{1,2}) ?(?:-|to|a|alas) ?(\d{1,2})(?![\d:/])/g,
      (_, from: string, to: string) => {
        const start = mark(from);
        return `${start} - ${mark(to)}`;
      },
    )
    .replace(/\b(?:from|de) (\d{1,2}) (?=alas #)/g, (_, hour: string) => mark(hour))
    .replace(
      /(?<![\d:.#])\b(\d{1,2}) ?(?=(?:-|to|a) ?(?:at |alas )?#)/g,
      (all, hour: string, offset: number, text: string) =>
        month.test(text.slice(0, offset)) ? all : mark(hour),
    )
    .replace(
      /(#\d+ ?(?:-|to|a|alas) ?)(\d{1,2})(?![\d:/])/g,
      (_, before: string, hour: string) => before + mark(hour),
    )
    .replace(/ {2,}/g, ' ');

  const time = /(?:\b(?:from|de|at|alas) )*#(\d+)(?: ?(?:-|to|a|alas) ?(?:at |alas )?#(\d+))?/;
  const found = time.exec(joined);
  const start = found === null ? null : (clocks[Number(found[1])] ?? null);
  const end = found?.[2] === undefined ? null : (clocks[Number(found[2])] ?? null);
  if (clocks.length !== (start === null ? 0 : 1) + (end === null ? 0 : 1)) return null;
  return withDayPart({ start, end, minutesLong, rest: joined.replace(time, ' ') });
}

/** "tomorrow morning at 9": a part of the day said away from the hour belongs to the start. */
function withDayPart(clock: ClockText): ClockText | null {
  const [said, another] = [...clock.rest.matchAll(/~(\w+)/g)];
  if (said === undefined) return clock;
  const part = partOf(said[1]);
  if (another !== undefined || part === null) return null;
  const rest = clock.rest.replace(/~\w+/, ' ');
  if (clock.start === null) return { ...clock, rest };
  const own = clock.start.part;
  // "tonight at midnight", "mañana por la mañana a las 9 de la mañana": said twice, and the same.
  if (own !== null && own !== part && !(own === 'midnight' && part === 'night')) return null;
  return { ...clock, start: { ...clock.start, part: own ?? part }, rest };
}
