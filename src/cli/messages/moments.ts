import type { Language } from '../../chat/language.ts';

/** When and for whom the messages are drawn. */
export interface Reader {
  readonly language: Language;
  /** IANA name: times are drawn as somebody there sees them. */
  readonly timeZone: string;
  /** Epoch milliseconds: "in 2 hours" is reckoned from here. */
  readonly now: number;
}

const locales = { en: 'en-US', es: 'es-US' };

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** A moment (epoch ms) as a platform words it. */
export function worded(at: number, options: Intl.DateTimeFormatOptions, reader: Reader): string {
  const { language, timeZone } = reader;
  return new Intl.DateTimeFormat(locales[language], { ...options, timeZone }).format(at);
}

/** "in 2 hours", "hace 3 días". */
export function fromNow(at: number, { language, now }: Reader): string {
  const seconds = (at - now) / 1_000;
  const [unit, size] = units.find(([, each]) => Math.abs(seconds) >= each) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(locales[language], { numeric: 'auto' }).format(
    Math.round(seconds / size),
    unit,
  );
}

/** Day and time in full. Discord may put a word in between, as each reader's language has it. */
export function dayAndTime(at: number, reader: Reader): string {
  return `${worded(at, { dateStyle: 'full' }, reader)} ${worded(at, { timeStyle: 'short' }, reader)}`;
}
