/** The part of the day said with an hour: "de la tarde", "at night". "dawn" is "de la madrugada". */
export type DayPart = 'morning' | 'afternoon' | 'evening' | 'night' | 'dawn' | 'midnight';

/** An hour as typed, before deciding which half of the day it is in. */
export interface Clock {
  hour: number;
  minute: number;
  half: 'am' | 'pm' | null;
  /** "07:30" or "18h": a two-digit hour below ten is the 24-hour clock. */
  leadingZero: boolean;
  part: DayPart | null;
}

const noon = 12 * 60;
const day = 24 * 60;

/** From and to, both included: the hours of the 12-hour clock each part of the day is said with. */
const eveningHours = { afternoon: [1, 8], evening: [4, 11], night: [5, 11] } as const;

function withPart(hour: number, minute: number, part: DayPart): number[] {
  const early = (hour % 12) * 60 + minute;
  if (part === 'midnight') return [early, early + day];
  if (part === 'morning') return hour === 12 ? [early, early + noon] : [early];
  if (part === 'dawn') return hour === 12 ? [early, early + day] : hour <= 7 ? [early] : [];
  if (hour === 12) return part === 'afternoon' ? [early + noon] : [early, early + day];
  const [from, to] = eveningHours[part];
  if (hour >= from && hour <= to) return [early + noon];
  return part === 'night' ? [early, early + day] : [];
}

/**
 * What an hour can mean, in minutes after the midnight that begins the day: one value when it is certain, two
 * when the person has to say which, none when it is impossible ("25:00", "10pm in the morning"). Up to 2879:
 * past midnight, after the day named. The rule, for an hour with nothing to tell morning from evening: 9 to 11 are
 * in the morning and 12 is noon, while 1 to 8 are refused, since public events are held at both. "07:30" and
 * "18:00" are the 24-hour clock. Midnight is refused with both: it ends the day named for most, begins it for some.
 */
function clockReadings({ hour, minute, half, leadingZero, part }: Clock): number[] {
  if (hour > 23 || minute > 59) return [];
  if (half !== null) {
    if (hour < 1 || hour > 12) return [];
    const said = (hour % 12) * 60 + minute + (half === 'pm' ? noon : 0);
    if (part === null) return [said];
    // "tonight at 1am" is after midnight, but "Friday night at 1am" may be either side of Friday.
    const meant = withPart(hour, minute, part);
    return meant.includes(said) ? (part === 'night' && half === 'am' ? meant : [said]) : [];
  }
  const written = hour * 60 + minute;
  if (hour === 0 || hour > 12) {
    return part === 'morning' || part === 'dawn' ? (hour === 0 ? [written] : []) : [written];
  }
  if (part !== null) return withPart(hour, minute, part);
  if (leadingZero || hour >= 9) return [written];
  return [written, written + noon];
}

/**
 * The readings of a range's start, given its end: "10-12pm" is from 10 in the morning, "3-5pm" from 3 in the
 * afternoon. When only the end says which half of the day it is in, the start is the last such hour before it.
 */
export function startReadings(start: Clock, end: Clock | null): number[] {
  const own = clockReadings(start);
  const certain = start.half !== null || start.part !== null || start.leadingZero || start.hour > 12;
  if (end === null || certain || (end.half === null && end.part === null)) return own;
  const [endAt, other] = clockReadings(end);
  if (endAt === undefined || other !== undefined || own.length === 0) return own;
  const base = (start.hour % 12) * 60 + start.minute;
  // "12-2pm" is from noon; "12-2am" may be from midnight.
  if (start.hour === 12) return base + noon < endAt ? [base + noon] : [base, base + noon];
  return [[base + noon, base].find((reading) => reading < endAt) ?? base + noon];
}

/** The end of a range that starts at `start`, in the same minutes: its first reading after the start. */
export function endAfter(start: number, end: Clock): number | null {
  const readings = clockReadings(end);
  const open = end.half === null && end.part === null && !end.leadingZero && end.hour >= 1 && end.hour <= 12;
  const base = (end.hour % 12) * 60 + end.minute;
  const possible = open && readings.length > 0 ? [base, base + noon] : readings;
  const following = [...possible, ...possible.map((reading) => reading + day)].sort((a, b) => a - b);
  return following.find((reading) => reading > start) ?? null;
}
