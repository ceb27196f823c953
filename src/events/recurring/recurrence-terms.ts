import { foldText } from '../when/fold-text.ts';
import { nearestWord } from '../when/nearest-word.ts';
import { digitsForNumberWords } from '../when/number-words.ts';

/** The few words that the reader knows: how each is typed, in English and Spanish, folded. */
const spellings: Record<string, string> = {
  mo: 'monday mondays mon lunes lun',
  tu: 'tuesday tuesdays tue tues martes',
  we: 'wednesday wednesdays wed weds miercoles mie',
  th: 'thursday thursdays thu thur thurs jueves jue',
  fr: 'friday fridays fri viernes vie',
  sa: 'saturday saturdays sat sabado sabados sab',
  su: 'sunday sundays sun domingo domingos dom',
  every: 'each cada todo todos toda todas',
  other: 'alternate otro otra',
  day: 'days dia dias',
  week: 'weeks semana semanas',
  month: 'months mes meses',
  daily: 'everyday diario diaria diariamente',
  weekly: 'semanal semanalmente',
  fortnightly: 'fortnight',
  monthly: 'mensual mensualmente',
  workday: 'workdays weekday weekdays laborables habiles',
  weekend: 'weekends',
  n2: 'second segundo segunda segundos',
  n3: 'third tercer tercero tercera terceros',
  n4: 'fourth cuarto cuarta cuartos',
  n5: 'fifth quinto quinta quintos',
  'n-1': 'last ultimo ultima ultimos ultimas',
  1: 'primera primeros primeras',
  and: 'y e',
  of: 'de del',
  '': 'on the el los las la en a al lo repeat repeats repeating se repite',
};

const termOf = new Map(
  Object.entries(spellings).flatMap(([term, words]) =>
    [term, ...words.split(' ')].filter((word) => word !== '').map((word) => [word, term] as const),
  ),
);

const weekdays = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];

/** The text with what people type made equal, numbers as digits; null for what holds signs that no such text has. */
export function foldRecurrence(text: string): string | null {
  const folded = foldText(text.replace(/&|(?<=\p{L})\/(?=\p{L})/gu, ' and '));
  if (folded === null) return null;
  const once = folded
    .replace(
      /\b(?:once|1 time|una vez) (?:an?|per|every|cada|por|al?|a la) (?=week|month|day|semana|mes|dia)/g,
      'every ',
    )
    .replace(/\bfin(?:es)? de semana\b/g, 'weekend')
    .replace(/\bentre semana\b/g, 'workday');
  return digitsForNumberWords(once)
    .replace(/(\d)(?:er|a)\b/g, '$1')
    .replace(/[.()+]/g, ' ')
    .replace(/(?<=[a-z]) ?- ?(?=[a-z])/g, ' - ')
    .replace(/,/g, ' , ')
    .replace(/ +/g, ' ')
    .trim();
}

/** A folded text in the reader's few words; null where one of its words is none of them. */
export function recurrenceTerms(folded: string): string | null {
  const terms = folded.split(' ').map((word) => (/^\d+$|^[-,]$/.test(word) ? word : termFor(word)));
  if (terms.includes(undefined)) return null;
  return withoutFillers(expanded(terms.join(' ')));
}

function termFor(word: string): string | undefined {
  const known = termOf.get(word);
  if (known !== undefined) return known;
  // A slip in a long word: "wendesday", "martse". What is meant by it has to be a day.
  const near = nearestWord(word);
  const term = near === undefined ? undefined : termOf.get(near);
  return term !== undefined && weekdays.includes(term) ? term : undefined;
}

/** "Monday to Friday", weekdays and weekends as the days they are. */
function expanded(terms: string): string {
  const between = (from: string, to: string): string => {
    const start = weekdays.indexOf(from);
    const length = ((weekdays.indexOf(to) - start + 7) % 7) + 1;
    return Array.from({ length }, (_, at) => weekdays[(start + at) % 7]).join(' and ');
  };
  const day = `(${weekdays.join('|')})`;
  return terms
    .replace(new RegExp(`\\b${day} - ${day}\\b`, 'g'), (_, from: string, to: string) => between(from, to))
    .replace(/\b(?:day )?workday\b/g, between('mo', 'fr'))
    .replace(/\bweekend\b/g, between('sa', 'su'));
}

function withoutFillers(terms: string): string {
  return (
    ` ${terms} `
      .replace(/ +/g, ' ')
      // "Every 2 months, on the 22nd", "Mondays, every other week": such a comma joins no two days.
      .replace(
        /(?<= (?:week|month|weekly|monthly)) ,| ,(?= (?:every (?:\S+ )?(?:week|month)|weekly|monthly)\b)/g,
        '',
      )
      .replaceAll(' ,', ' and')
      .replace(/ of (?!(?:every )?(?:(?:\d+|other) )?month )/g, ' ')
      .replace(/(?: and)+(?= )/g, ' and')
      .replace(/^ and | and $/g, ' ')
      // "The 1st and 3rd Monday": a digit before a weekday says which one.
      .replace(
        / (\d(?: and \d)*)(?= (?:mo|tu|we|th|fr|sa|su)\b)/g,
        (_, digits: string) => ` ${digits.replace(/\d/g, 'n$&')}`,
      )
      .replace(/ (\d)(?= and n)/g, ' n$1')
      .trim()
  );
}

/** "Lunes a viernes" and "Monday through Friday" with a plain dash, in a folded text. */
export function dashedRanges(folded: string): string {
  const named = [...termOf].filter(([, term]) => weekdays.includes(term)).map(([word]) => word);
  const day = `(${named.join('|')})`;
  return folded.replace(
    new RegExp(`\\b${day} (?:to|through|thru|till|until|a|al|hasta) ${day}\\b`, 'g'),
    '$1 - $2',
  );
}
