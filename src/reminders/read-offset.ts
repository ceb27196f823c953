import { foldText } from '../events/when/fold-text.ts';
import { digitsForNumberWords } from '../events/when/number-words.ts';
import { applyReplacements, type Replacement } from '../events/when/replacement.ts';
import type { Rung } from './rung.ts';

/** How long before the start somebody wants a reminder, as they typed it. */
export type Offset =
  | { readonly kind: 'before'; readonly rung: Rung }
  /** So many days before (0: the same day), at a clock time that is still to be read. */
  | { readonly kind: 'day'; readonly days: number; readonly clock: string };

const before =
  '(?:before(?:hand)?|earlier|prior|(?:in )?advance|ahead|antes|anterior|previ[ao]s?|(?:de|with) anticipacion)';
const ofWhat =
  '(?: (?:to|of|it|its|the|de|del|que|la|el|lo)\\b)*(?: (?:event|start|starts|begins|hearing|meeting|evento|inicio|comienzo|empezar|empiece|empieza|comenzar|comience|audiencia|reunion|marcha)\\b)?';
const article = '(?:(?:on|of|the|de|del|el|la|en) )*';
const unit = (words: string) => new RegExp(`(\\d) ?(?:${words})(?![a-z])`, 'g');

/** Both languages as few words: a number, a unit, `before`. A longer phrase comes before the words it is made of. */
const plain: readonly Replacement[] = [
  [/\b(?:con|faltando|cuando falten) (?=\d|an? |media |half )/g, ''],
  [/\b(?:an? |1 )?(?:quarter (?:of )?(?:an )?hour|cuarto de hora)\b/g, '15 min'],
  [/\b(?:half (?:an? )?hour|media hora)\b/g, '30 min'],
  [/\b(?:an? )?(?:hour and (?:a )?half|hora y media)\b/g, '1 h 30 min'],
  [/\b1 1 h 30 min\b/g, '1 h 30 min'],
  [/\b(\d{1,3}) (?:hours? and (?:a )?half|(?:and|y) (?:a )?half hours?|horas? y media)\b/g, '$1 h 30 min'],
  [/\b(\d{1,3})[.,]5 ?(?:h|hs|hrs?|hours?|horas?)(?![a-z])/g, '$1 h 30 min'],
  [/\ban? (?=month|week|day|hour|minute)/g, '1 '],
  [unit('months?|mes(?:es)?'), '$1 month'],
  [unit('w|wks?|weeks?|semanas?'), '$1 week'],
  [unit('d|days?|dias?|nights?|noches?'), '$1 day'],
  [unit('hs?|hrs?|hours?|horas?'), '$1 hour'],
  [unit('m|mins?|minutes?|minutos?'), '$1 minute'],
  [/(hour)(?= ?\d)/g, '$1 '],
  [new RegExp(`\\b${before}\\b${ofWhat}`, 'g'), 'before'],
  [/\bhour (\d{1,2})(?= before$|$)/g, 'hour $1 minute'],
  [
    new RegExp(`\\b${article}(?:same day|mismo dia|day of(?: the)? event|dia del? evento)\\b`, 'g'),
    '0 day before',
  ],
  [new RegExp(`(?<!\\d )\\b${article}(?:day|dia|night|noche) before\\b`, 'g'), '1 day before'],
  [new RegExp(`(?<!\\d )\\b${article}(?:week|semana) before\\b`, 'g'), '1 week before'],
];

const amount = String.raw`\d{1,4} (?:month|week|day|hour|minute)`;
const alone = new RegExp(`^${amount}(?:,? (?:(?:and|y) )?${amount})*(?: before)?$`);
const clockAfter = /^(\d{1,3}) day before,? (.+)$/;
const clockFirst = /^(.+?),? (?:(?:on|el|del|de|of) )?(\d{1,3}) day before$/;

/**
 * Reads "3 hours before", "90 min", "2 días antes", "the day before at 6pm", in English, Spanish or both. Days, weeks
 * and months are those of the calendar, hours real hours. Null where the text is no such thing: then it may be a moment.
 */
export function readOffset(typed: string): Offset | null {
  const folded = foldText(typed)?.replace(/\.$/, '') ?? null;
  if (folded === null) return null;
  const words = applyReplacements(digitsForNumberWords(folded), plain);
  if (alone.test(words)) return inUnits(words);
  const [, days, clock] = clockAfter.exec(words) ?? [];
  if (days !== undefined && clock !== undefined) return { kind: 'day', days: Number(days), clock };
  const [, first, daysAfter] = clockFirst.exec(words) ?? [];
  if (first !== undefined && daysAfter !== undefined)
    return { kind: 'day', days: Number(daysAfter), clock: first };
  return null;
}

function inUnits(words: string): Offset | null {
  const found = [...words.matchAll(/(\d+) ([a-z]+)/g)].map(([, n, name]) => [name, Number(n)] as const);
  const each = new Map(found);
  // "2 hours 3 hours before" is two things at once.
  if (each.size < found.length) return null;
  const minutes = (each.get('hour') ?? 0) * 60 + (each.get('minute') ?? 0);
  const rung = Temporal.Duration.from({
    months: each.get('month') ?? 0,
    days: (each.get('week') ?? 0) * 7 + (each.get('day') ?? 0),
    hours: Math.floor(minutes / 60),
    minutes: minutes % 60,
  });
  return { kind: 'before', rung: rung.toString() };
}
