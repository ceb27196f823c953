const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const yearFirst = /(?<![\d/-])(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?![\d/])(?:t(?=\d))?/g;
const yearLast = /(?<![\d/:-])(\d{1,2})(?:\/(\d{1,2})(?:\/(\d{4}|\d{2}))?|-(\d{1,2})-(\d{4}))(?![\d/])/g;

/**
 * The zones where the month is read first, in both languages: the United States and its territories (the US, PR, VI,
 * GU, MP and AS rows of tzdata's zone.tab, and their old names). A person writing Spanish there may put the day
 * first: the echo, with the month in words, is what shows it. Elsewhere a date like 3/4 is not read.
 */
const unitedStates =
  /^(?:US\/.*|America\/(?:New_York|Detroit|Kentucky\/.*|Louisville|Indiana\/.*|Fort_Wayne|Indianapolis|Knox_IN|Chicago|Menominee|North_Dakota\/.*|Denver|Shiprock|Boise|Phoenix|Los_Angeles|Anchorage|Juneau|Sitka|Metlakatla|Yakutat|Nome|Adak|Atka|Puerto_Rico|St_Thomas)|Pacific\/(?:Honolulu|Johnston|Guam|Saipan|Pago_Pago))$/;

function inWords(month: number, day: number, year: string | undefined): string {
  const name = monthNames[month - 1];
  // The year 99 in 12/1/99 is no event's year: only this century is written with two digits.
  const written = year === undefined ? '' : year.length === 2 ? `20${year}` : year;
  return ` ${name} ${day} ${written} `;
}

/** A numeric date readable in two ways, as typed, with both readings (month first, then day first). */
export interface TwoWayDate {
  typed: string;
  readings: { month: number; day: number; year: string | undefined }[];
}

/**
 * Numeric dates in a folded text written out with the month's name ("12/1" as "december 1"), so that one reader
 * serves all. Returns null for a month that does not exist and the two readings when the order is not certain.
 */
export function nameMonths(folded: string, timeZone: string): string | TwoWayDate | null {
  let failure: TwoWayDate | null | undefined;
  const named = folded
    .replace(yearFirst, (_, year: string, _separator, month: string, day: string) => {
      if (Number(month) < 1 || Number(month) > 12) failure = null;
      return inWords(Number(month), Number(day), year);
    })
    .replace(yearLast, (typed, first: string, slashed, slashedYear, dashed, dashedYear) => {
      const second = Number(slashed ?? dashed);
      const year: string | undefined = slashedYear ?? dashedYear;
      const monthFirst = { month: Number(first), day: second, year };
      const dayFirst = { month: second, day: Number(first), year };
      const possible = [monthFirst, dayFirst].filter(
        ({ month, day }) => month >= 1 && month <= 12 && day >= 1 && day <= 31,
      );
      const [reading] = possible;
      if (reading === undefined) failure = null;
      else if (possible.length === 2 && first !== String(second) && !unitedStates.test(timeZone)) {
        failure = { typed, readings: possible };
      }
      return reading === undefined ? typed : inWords(reading.month, reading.day, reading.year);
    });
  return failure === undefined ? named : failure;
}
