import { anyDay, certainDay, type Day, dateIn, monthlyDay, weekdayDay, yearlyDay } from './day.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const monthName = '(?:january|february|march|april|may|june|july|august|september|october|november|december)';
const monthAndDay = new RegExp(`^(?:${monthName} \\d{1,2}|\\d{1,2} ${monthName})( \\d{4})?$`);
const relative = /^(?:today|tomorrow|yesterday|in \d{1,3} (?:day|week)|\d{1,3} (?:day|week) ago)$/;
const fillers = /\b(?:of|el|la|alas|de|at|a|an|and|por|para|from|this)\b|[,.()+:-]/g;

/**
 * The day chrono is told it is. It counts days on this machine's own clock, where a day can be missing
 * (December 30, 2011 in Apia), so it counts from a fixed noon whose neighbouring decades miss none; only the
 * distance is used, and only whole days, so neither the machine's zone nor its clock changes can move a date.
 */
const reference = Temporal.PlainDate.from('2040-01-15');

/** The date chrono finds in a phrase that is nothing but a date; null unless it takes in every word. */
async function readWithChrono(phrase: string): Promise<Temporal.PlainDate | null> {
  const { casual } = await import('chrono-node/en');
  const noon = new Date(reference.year, reference.month - 1, reference.day, 12);
  const [found, another] = casual.parse(phrase, noon, { forwardDate: true });
  if (found === undefined || another !== undefined || found.text !== phrase || found.end) return null;
  const [year, month, day] = [found.start.get('year'), found.start.get('month'), found.start.get('day')];
  if (year === null || month === null || day === null || !found.start.isCertain('day')) return null;
  return dateIn(year, month, day);
}

async function readDate(
  phrase: string,
  weekday: number | null,
  today: Temporal.PlainDate,
): Promise<Day | null> {
  if (relative.test(phrase)) {
    const found = await readWithChrono(phrase);
    if (found === null) return null;
    return certainDay(today.add(reference.until(found)), weekday, phrase === 'today' ? 'day' : 'week');
  }
  const dated = monthAndDay.exec(phrase);
  if (dated === null) return null;
  if (dated[1] !== undefined) {
    const found = await readWithChrono(phrase);
    return found === null ? null : certainDay(found, weekday, 'year');
  }
  // A leap year, so that chrono accepts February 29: the year of a yearless date is ours to choose.
  const found = await readWithChrono(`${phrase} 2028`);
  return found === null ? null : yearlyDay(found.month, found.day, weekday, today);
}

/** What is left of a text once its hours are taken out, as a day. Null when any of it is not understood. */
export async function readDay(rest: string, today: Temporal.PlainDate): Promise<Day | null> {
  const names: string[] = [];
  let said: 'next' | 'this week' | 'next week' | null = null;
  let twice = false;
  const say = (how: 'next' | 'this week' | 'next week') => {
    twice ||= said !== null;
    said = how;
    return ' ';
  };
  const phrase = rest
    .replace(/\b(next|this) (?:week)\b|\bweek (next)\b/g, (_, before) =>
      say(before === 'this' ? 'this week' : 'next week'),
    )
    .replace(/\bnext\b/g, () => say('next'))
    .replace(new RegExp(`\\b(?:${weekdays.join('|')})\\b`, 'g'), (name) => {
      names.push(name);
      return ' ';
    })
    .replace(fillers, ' ')
    .replace(/ +/g, ' ')
    .trim();
  const [name, another] = names;
  if (another !== undefined || twice) return null;
  const weekday = name === undefined ? null : weekdays.indexOf(name) + 1;
  if (phrase === '' && weekday !== null) return weekdayDay(weekday, said ?? 'coming', today);
  // "next December 1" is December 1; "December 1 next week" may not be.
  if (said !== null && (said !== 'next' || weekday !== null)) return null;
  if (phrase === '') return said === null ? anyDay(today) : null;
  if (/^\d{1,2}$/.test(phrase)) return monthlyDay(Number(phrase), weekday, today);
  return readDate(phrase, weekday, today);
}
