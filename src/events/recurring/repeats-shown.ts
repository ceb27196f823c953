import type { Language } from '../../chat/language.ts';
import type { Block } from '../../chat/message.ts';
import type { Core } from '../../core.ts';
import { ladderOf } from '../../reminders/ladder.ts';
import { reminderMoments } from '../../reminders/reminder-moments.ts';
import type { Event } from '../../store/events.ts';
import type { Series } from '../../store/series.ts';
import type { Field } from '../showing/fact-fields.ts';
import { formatBriefly, formatWhen } from '../when/format-when.ts';
import { datesAfter, timeOn, timesOf } from './recurrence.ts';
import { recurrenceWords } from './recurrence-words.ts';
import { postAt } from './schedule.ts';
import { ruleOfEvent } from './series-of.ts';

/** So many of the next days are shown before a series is confirmed. */
const mostShown = 3;

/** By which rule a draft comes again; nothing where it does not. */
export async function repeatsFields(core: Core, { series }: Event, language: Language): Promise<Field[]> {
  if (series === null) return [];
  const words = await wordsOf(core, series, language);
  return [{ label: core.phrases.text(language, 'event.repeats'), value: words }];
}

/** A rule with its end, in words: "Every Tuesday at 10:00 AM, until December 18 (3 times)". */
export async function wordsOf(
  core: Core,
  series: Pick<Series, 'rule' | 'first'>,
  language: Language,
): Promise<string> {
  const recurrence = ruleOfEvent(series);
  return recurrenceWords(core.phrases, language, recurrence, await timesOf(recurrence));
}

/** The next days after a draft's own, with when each will be posted and reminded of. */
export async function nextBlocks(core: Core, draft: Event, language: Language): Promise<Block[]> {
  if (draft.series === null) return [];
  const { timeZoneId: timeZone } = draft.start;
  const recurrence = { ...ruleOfEvent(draft.series), timeZone, skipped: [] };
  const dates = await datesAfter(recurrence, draft.start.toPlainDate(), mostShown);
  const say = (key: string, values = {}) => core.phrases.text(language, key, values);
  if (dates.length === 0) return [{ kind: 'text', text: say('repeats.only-once') }];
  const ladder = ladderOf(draft, core.content.campaign);
  const briefly = (at: number) =>
    formatBriefly(Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone), language);
  const items = dates.map((date) => {
    const start = timeOn(recurrence, date);
    const reminders = reminderMoments(core, { ...draft, start });
    const posted = postAt(recurrence, date, ladder);
    return say('repeats.next', {
      when: formatBriefly(start, language),
      post: posted <= core.clock.now() ? say('repeats.at-once') : briefly(posted),
      moments: reminders.map((at) => formatBriefly(at, language)).join('; '),
      count: reminders.length,
    });
  });
  return [
    { kind: 'text', text: say('repeats.then') },
    { kind: 'list', items },
  ];
}

/** That a series begins on another day than was typed, where that day is not on its rule. */
export function movedBlocks(
  core: Core,
  { start, series }: Event,
  typed: Temporal.ZonedDateTime | null,
  language: Language,
): Block[] {
  if (series === null || typed === null || typed.epochMilliseconds === start.epochMilliseconds) return [];
  const values = { typed: formatWhen(typed, language), first: formatWhen(start, language) };
  return [{ kind: 'text', text: core.phrases.text(language, 'repeats.moved', values) }];
}
