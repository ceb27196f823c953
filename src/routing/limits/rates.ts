import type { Rate } from './bucket.ts';

/**
 * What people do, by what it costs others: look or tap (`act`), have a question read, change what others see, make something
 * new of it; and what an app asks for while somebody types (`completion`).
 */
export const doings = ['act', 'question', 'change', 'creation', 'completion'] as const;

export type Doing = (typeof doings)[number];

export interface Rates {
  readonly person: Rate;
  readonly group: Rate;
}

/** The taps a minute of one person for which the table below is made; see TAPS_PER_MINUTE. */
export const usualTaps = 30;

/**
 * One person uses the bot as fast as a person can, but not as a machine does. A whole hearing may tap at the same moment, and
 * ask, and say that they come: that is what it is for. Who plans a month in one evening makes twenty things at once.
 */
const usual: Readonly<Record<Doing, Rates>> = {
  act: { person: { atOnce: 30, eachMinute: 30 }, group: { atOnce: 1_500, eachMinute: 1_200 } },
  question: { person: { atOnce: 15, eachMinute: 12 }, group: { atOnce: 400, eachMinute: 300 } },
  change: { person: { atOnce: 30, eachMinute: 6 }, group: { atOnce: 120, eachMinute: 30 } },
  creation: { person: { atOnce: 20, eachMinute: 4 }, group: { atOnce: 60, eachMinute: 10 } },
  completion: { person: { atOnce: 90, eachMinute: 120 }, group: { atOnce: 2_000, eachMinute: 2_400 } },
};

/** The table for so many taps a minute of one person: everything else grows with them. */
export function ratesFor(taps: number): Readonly<Record<Doing, Rates>> {
  const times = taps / usualTaps;
  const grown = ({ atOnce, eachMinute }: Rate): Rate => ({
    atOnce: Math.max(1, Math.round(atOnce * times)),
    eachMinute: eachMinute * times,
  });
  const both = ({ person, group }: Rates): Rates => ({ person: grown(person), group: grown(group) });
  return {
    act: both(usual.act),
    question: both(usual.question),
    change: both(usual.change),
    creation: both(usual.creation),
    completion: both(usual.completion),
  };
}
