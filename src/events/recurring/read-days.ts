import type { Rule, RuleDay } from './rule.ts';

export type DaysOfRule = Pick<Rule, 'every' | 'interval' | 'weekdays' | 'monthDays'>;

/** What was read of the days. `weekly`: of which weekday was not said; `which`: the nth of a month, or every n weeks? */
export type ReadDays =
  | { readonly is: 'days'; readonly days: DaysOfRule }
  | { readonly is: 'weekly'; readonly interval: number }
  | { readonly is: 'which'; readonly nth: number; readonly weekday: number };

const day = '(?:mo|tu|we|th|fr|sa|su)';
const days = `${day}(?:(?: and)? ${day})*`;
const nth = 'n(?:-1|[1-5])';
const nths = `${nth}(?: and ${nth})*`;
const groups = `${nths} ${day}(?: and ${nths} ${day})*`;
const many = '([1-9]|[1-4]\\d|5[0-2]|other)';
const months = `(?:monthly|every (?:${many} )?month)`;
const number = '\\d{1,2}';
const monthDays = `(?:day )?(${number}(?: and ${number})*)`;

const daily = new RegExp(`^(?:daily|every (?:${many} )?day)$`);
const byWeek = new RegExp(
  `^(?:every )?(${days})(?: (?:weekly|every week))?$|^(?:weekly|every week)(?: (?:every )?(${days}))?$`,
);
const byWeeks = new RegExp(
  `^(?:fortnightly|every ${many} week)(?: (?:every )?(${days}))?$|^(?:every )?(${days}) (?:fortnightly|every ${many} week)$|^every other (${days})$`,
);
const byNth = new RegExp(
  `^(?:${months} )?(every )?(${groups})( (?:of )?(?:every )?(?:${many} )?month| monthly)?$`,
);
const byDate = new RegExp(
  `^${months} ${monthDays}$|^(?:every )?${monthDays} of (?:every )?(?:${many} )?month$|^${monthDays} (?:monthly|every (?:${many} )?month)$`,
);
const lastDay = new RegExp(`^(?:${months} )?n-1 day(?: (?:of )?(?:every )?(?:${many} )?month)?$`);

/** The days that some of the reader's words name (recurrence-terms.ts); null for any other. */
export function readDays(terms: string): ReadDays | null {
  const found = daily.exec(terms);
  if (found) return whole({ every: 'day', interval: manyOf(found[1]), weekdays: [], monthDays: [] });
  return readWeeks(terms) ?? readMonths(terms);
}

function readWeeks(terms: string): ReadDays | null {
  const weekly = byWeek.exec(terms) ?? byWeeks.exec(terms);
  if (!weekly) return null;
  const [, ...given] = weekly;
  const interval = byWeek.test(terms)
    ? 1
    : terms.includes('fortnightly')
      ? 2
      : manyOf(given.find(isMany) ?? 'other');
  const named = given.find((each) => each !== undefined && !isMany(each));
  if (named === undefined) return { is: 'weekly', interval };
  return whole({ every: 'week', interval, weekdays: weekdaysIn(named), monthDays: [] });
}

function readMonths(terms: string): ReadDays | null {
  const named = byNth.exec(terms);
  if (named) {
    const [, before, each, group = '', tail, after] = named;
    const weekdays = groupsIn(group);
    const [only, another] = weekdays;
    // "Every second Tuesday" may be the second of a month, or every two weeks.
    const isSaid = tail !== undefined || /month/.test(terms);
    if (each && !isSaid && only && !another && only.nth !== null && only.nth > 1)
      return { is: 'which', nth: only.nth, weekday: only.weekday };
    return whole({ every: 'month', interval: manyOf(before ?? after), weekdays, monthDays: [] });
  }
  const last = lastDay.exec(terms);
  if (last)
    return whole({ every: 'month', interval: manyOf(last[1] ?? last[2]), weekdays: [], monthDays: [-1] });
  const dated = byDate.exec(terms);
  if (!dated) return null;
  const [, often, one, other, oftenToo, third, oftenThree] = dated;
  const monthDays = [...new Set((one ?? other ?? third ?? '').split(' and ').map(Number))].sort(
    (a, b) => a - b,
  );
  if (monthDays.some((each) => each < 1 || each > 31)) return null;
  return whole({
    every: 'month',
    interval: manyOf(often ?? oftenToo ?? oftenThree),
    weekdays: [],
    monthDays,
  });
}

/** "Cada ocho días" is a week and "cada quince" two, to many who say so, and not to others. */
const unclearDays = [8, 15];

function whole(read: DaysOfRule): ReadDays | null {
  if (read.every === 'day' && unclearDays.includes(read.interval)) return null;
  return { is: 'days', days: read };
}

function isMany(each: string | undefined): boolean {
  return each !== undefined && /^(?:\d+|other)$/.test(each);
}

function manyOf(each: string | undefined): number {
  return each === undefined ? 1 : each === 'other' ? 2 : Number(each);
}

const codes = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];

function weekdaysIn(named: string): RuleDay[] {
  const found = new Set(named.split(/ and | /).map((code) => codes.indexOf(code) + 1));
  return [...found].sort((a, b) => a - b).map((weekday) => ({ weekday, nth: null }));
}

function groupsIn(group: string): RuleDay[] {
  const found: RuleDay[] = [];
  for (const [, which = '', code = ''] of group.matchAll(new RegExp(`(${nths}) (${day})`, 'g'))) {
    for (const each of which.split(' and '))
      found.push({ weekday: codes.indexOf(code) + 1, nth: Number(each.slice(1)) });
  }
  return found;
}
