import { wordsOf } from '../reading/normalise.ts';
import { sentencesOf } from '../reading/sentences.ts';
import { soundsAlarm } from './alarm.ts';
import type { Danger } from './danger.ts';
import type { Machine } from './machine.ts';
import type { SightingLikeness } from './weigh.ts';

/**
 * How much a text must be like a sighting, rather than like something else and rather than like a cry for help. Fitted on
 * the tuning questions. `plain`: nobody seems to be in danger. A sentence must be more like one, because there are many.
 * `overCry`: what sounds like danger is only a report after all: so high that none of the tuning cries is taken for one.
 * `beside`: a cry for help that tells where agents are too.
 */
const LIKE_A_SIGHTING = {
  plain: { notCalm: 0.1, notDanger: 0.05 },
  sentence: { notCalm: 0.7, notDanger: 0.3 },
  overCry: { notCalm: 0.3, notDanger: 0.5 },
  beside: { notCalm: 0.05, notDanger: 0.01 },
} as const satisfies Readonly<Record<string, SightingLikeness>>;

/** Who tells where agents are says what and where: fewer words than these are no report, however little is known of them. */
const LEAST_WORDS = 3;
/** A text of more words than this is a story: what sounds like danger in it is danger. */
const LONG = 60;

/** What a text tells or asks of where agents are: that alone, that beside a cry for help, or nothing. */
export type Sighting = 'only' | 'beside' | 'none';

/** @param danger what was found of it in the same text: whoever may be in danger must not be sent away. */
export function sightingIn(text: string, danger: Danger, { scales, speller }: Machine): Sighting {
  const words = wordsOf(text);
  if (words.length < LEAST_WORDS) return 'none';
  const whole = scales.sighting(speller.correct(words));
  if (danger === 'now') {
    const isReport = words.length <= LONG && isLike(whole, LIKE_A_SIGHTING.overCry);
    if (isReport && !soundsAlarm(text, words)) return 'only';
    return isLike(whole, LIKE_A_SIGHTING.beside) ? 'beside' : 'none';
  }
  const sentences = sentencesOf(text).map((sentence) => scales.sighting(speller.correct(sentence)));
  const isOne =
    isLike(whole, LIKE_A_SIGHTING.plain) || sentences.some((one) => isLike(one, LIKE_A_SIGHTING.sentence));
  return isOne ? 'only' : 'none';
}

function isLike(likeness: SightingLikeness, least: SightingLikeness): boolean {
  return likeness.notCalm >= least.notCalm && likeness.notDanger >= least.notDanger;
}
