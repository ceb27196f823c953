/** The languages people write to the bot in. */
export type WhenLanguage = 'en' | 'es';

/** What the reading of a time depends on besides the text. */
export interface WhenOptions {
  /** Only the examples in a failure are in this language: both languages are always understood. */
  language: WhenLanguage;
  /** The moment the person asks: relative words count from it. */
  now: Temporal.Instant;
  /** The group's IANA time zone: what is typed is the clock on its wall. */
  timeZone: string;
  /** What is meant where somebody changes or repeats a time, and types a part of it alone; without it nothing is guessed. */
  usual?: {
    /** The day, where only hours are typed. */
    date: Temporal.PlainDate | null;
    /** The hour, where only a day is typed. */
    time: Temporal.PlainTime;
  };
}

/** Why a text was not taken as a time. Every instant in a failure is in the group's zone. */
export type WhenFailure =
  /** Not understood, or not one single time. `suggestions` can be typed instead and are understood. */
  | { reason: 'unreadable'; suggestions: string[] }
  /** A day without an hour: no hour is ever guessed. `suggestions` are the person's own words with an hour. */
  | { reason: 'no-time'; date: Temporal.PlainDate; suggestions: string[] }
  /** Morning or evening? "at 6", or midnight ("Friday at midnight": before or after Friday?). One or two. */
  | { reason: 'ambiguous-hour'; suggestions: Temporal.ZonedDateTime[] }
  /** "Tuesday December 2" when that is a Wednesday. The day as dated, then the nearest day so named. */
  | { reason: 'wrong-weekday'; at: Temporal.ZonedDateTime; suggestions: Temporal.ZonedDateTime[] }
  /** Already gone by, or this very moment. `suggestion` is the next like it, null if two years hold none. */
  | { reason: 'past'; at: Temporal.ZonedDateTime; suggestion: Temporal.ZonedDateTime | null }
  /** The clocks jump over it. `suggestion` is as long after the jump as `local` is into the gap. */
  | { reason: 'skipped'; local: Temporal.PlainDateTime; suggestion: Temporal.ZonedDateTime }
  /** The clocks go back and show it twice. */
  | {
      reason: 'repeated';
      local: Temporal.PlainDateTime;
      earlier: Temporal.ZonedDateTime;
      later: Temporal.ZonedDateTime;
    }
  /** More than two years ahead: almost always a slip in the year. `limit` is the last moment accepted. */
  | { reason: 'too-far'; at: Temporal.ZonedDateTime; limit: Temporal.ZonedDateTime }
  /** A zone was named that is not the group's. `written` is the zone as typed, `timeZone` the group's. */
  | { reason: 'zone-mismatch'; written: string; timeZone: string };

/** A start, and an end when one was typed, both in the group's zone; or why not. */
export type WhenResult =
  | {
      ok: true;
      start: Temporal.ZonedDateTime;
      end: Temporal.ZonedDateTime | null;
      /** "next Friday" said on a Wednesday: the Friday a week later, for the echo to offer. Else null. */
      alternative: Temporal.ZonedDateTime | null;
    }
  | { ok: false; failure: WhenFailure };
