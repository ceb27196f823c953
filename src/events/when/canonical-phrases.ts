import { applyReplacements, type Replacement } from './replacement.ts';

const clock = String.raw`\d{1,2}(?::\d{2})?(?: ?(?:am|pm|h))?(?: ?~\w+)?`;

/** The hour before, as in "menos cuarto": before 1 comes 12. */
const minutesBefore = (hour: string, minutes: number) =>
  `${Number(hour) === 1 ? 12 : Number(hour) - 1}:${60 - minutes}`;

/**
 * Order matters: a longer phrase comes before the words it is made of ("pasado mañana" before "mañana"). The
 * words are already canonical (vocabulary.ts): "a" is "a" or "al", "de" is "de" or "del", "la" is "la" or "las",
 * "in" is "in" or "en", "to" is "to" or "hasta". A "~" word is the part of the day an hour is in.
 */
const phrases: readonly Replacement[] = [
  [/@/g, ' at '],
  [/\b(?:in sharp|sharp)\b/g, ' '],
  [/(?<!(?:day|week|hour|minute) )\bago\b/g, 'august'],
  [/\bque (?:viene|entra)\b/g, 'next'],

  // Lengths of time.
  [/\bhalf (?:an? )?hour\b/g, '30 minute'],
  [/\b(\d{1,2}) hour(?: (?:and|and a|y)) half\b/g, (_, n = '') => `${Number(n) * 60 + 30} minute`],
  [/\b(?:an? )?hour and (?:a )?half\b/g, '90 minute'],
  [/\b(?:dentro de|in) (?:an? )?(?=\d|hour|minute|day|week)/g, 'in '],
  [/\bin (?=hour|minute|day|week)/g, 'in 1 '],
  [/\b(?:para|por) (?=\d{1,3} ?(?:hour|minute|h)\b)/g, 'for '],
  [/\bfor an? (?=hour|minute)/g, 'for 1 '],
  [/\b(in|for) (\d{1,3}) ?h\b/g, '$1 $2 hour'],

  // Parts of the day.
  [/\b(?:por|in|de|a|para) la manana\b|\bin of morning\b/g, ' ~morning '],
  [/\bpasado manana\b/g, 'in 2 day'],
  [/\bthis manana\b/g, 'today ~morning'],
  [/\b(?:of )?day after (?:tomorrow|manana)\b/g, 'in 2 day'],
  [/\bmanana\b/g, 'tomorrow'],
  [/\btarde\b/g, 'afternoon'],
  [/\btonight\b/g, 'today ~night'],
  [/\btoday (?=this (?:morning|afternoon|evening|night|dawn)\b)/g, ''],
  [/\bthis (morning|afternoon|evening|night|dawn)\b/g, 'today ~$1'],
  [/(?<!~)(?:\b(?:por|in|de|a|at|para) (?:la |of )?)?\b(morning|afternoon|evening|night|dawn)\b/g, ' ~$1 '],
  [/ {2,}/g, ' '],
  [/(?:\b12(?::00)? ?)?(?:\b(?:de|a|el) )*\bnoon\b/g, ' 12:00pm '],
  [/(?:\b12(?::00)? ?)?(?:\b(?:de|a|la) )*(?:\bmidnight\b|\bhalf ~night\b)/g, ' 12:00 ~midnight '],
  [/\bhalf day\b/g, ' 12:00pm '],

  // Hours told with quarters and halves.
  [new RegExp(`\\bbetween (?:la )?(${clock}) and (?:la )?(?=\\d)`, 'g'), 'from $1 - '],
  [/\bhalf past (\d{1,2})\b/g, 'at $1:30'],
  [/\bquarter (?:past|after) (\d{1,2})\b/g, 'at $1:15'],
  [/\bquarter (?:to|before|of) (\d{1,2})\b/g, (_, hour = '') => `at ${minutesBefore(hour, 15)}`],
  [/\b(?:1 )?quarter para (?:la )?(\d{1,2})\b/g, (_, hour = '') => `at ${minutesBefore(hour, 15)}`],
  [
    /\b(5|10|15|20|25) para la (\d{1,2})\b/g,
    (_, n = '', hour = '') => `at ${minutesBefore(hour, Number(n))}`,
  ],
  [/\b(\d{1,2}) and half\b/g, '$1:30'],
  [/\b(\d{1,2}) and quarter\b/g, '$1:15'],
  [
    /\b(\d{1,2}) and (5|10|15|20|25|30|35|40|45|50|55)\b/g,
    (_, hour = '', n = '') => `${hour}:${n.padStart(2, '0')}`,
  ],
  [/\b(\d{1,2}) menos quarter\b/g, (_, hour = '') => minutesBefore(hour, 15)],
  [/\b(\d{1,2}) menos (5|10|20|25)\b/g, (_, hour = '', n = '') => minutesBefore(hour, Number(n))],

  // "a las 10" is an hour; after another hour it is also the end of a range, so it keeps its own word.
  [/\b(?:a |para )?la (?=\d)/g, 'alas '],
  [/\b(\d{1,2}) ?oclock\b/g, 'alas $1 '],
  [/\b(\d{1,2}) ?hour\b/g, '$1 hour'],
];

/** Canonical words (vocabulary.ts), both languages mixed, as the few English phrases the readers know. */
export function canonicalPhrases(words: string): string {
  return applyReplacements(` ${words} `, phrases);
}
