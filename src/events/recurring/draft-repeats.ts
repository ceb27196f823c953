import type { Language } from '../../chat/language.ts';
import { Refusal } from '../../chat/refusal.ts';
import type { Event } from '../../store/events.ts';
import { newId } from '../../store/new-id.ts';
import type { Store } from '../../store/open.ts';
import { endAfter, wallLength } from '../repeating/wall-length.ts';
import { repeatsRefusal } from './read-repeats.ts';
import { firstOn, timeOn } from './recurrence.ts';
import { type Rule, ruleOf, ruleText } from './rule.ts';
import { newSeries } from './series-of.ts';

/**
 * A draft that comes again by this rule. A new event begins on the first day of the rule at or after its own; one that is to
 * change an open event leaves that one on its day. Throws a Refusal where the rule ends before.
 */
export async function repeated(draft: Event, rule: Rule, language: Language): Promise<Event> {
  const typed = draft.start.toPlainDate();
  const date = await firstOn(rule, typed);
  if (rule.until !== null && Temporal.PlainDate.compare(rule.until, date) < 0)
    throw repeatsRefusal({ reason: 'ends-before', first: date, last: rule.until }, language);
  const first = date.toPlainDateTime(draft.start.toPlainTime());
  const series = { id: draft.series?.id ?? newId(), rule: ruleText(rule), first };
  if (draft.edits !== null) return { ...draft, series: { ...series, occurrence: null } };
  const occurrence = date.toString();
  if (date.equals(typed)) return { ...draft, series: { ...series, occurrence } };
  const start = timeOn({ first, timeZone: draft.start.timeZoneId }, date);
  const end = endAfter(start, wallLength(draft.start, draft.end));
  return { ...draft, start, end, series: { ...series, occurrence } };
}

/** The same draft where its time was changed: what comes again does so by the same rule, from the new time on. */
export async function repeatedAsBefore(draft: Event, language: Language): Promise<Event> {
  return draft.series === null ? draft : repeated(draft, ruleOf(draft.series.rule), language);
}

/** Writes a changed draft with its rule. Throws a Refusal where it is no draft any more. */
export async function keepDraft(store: Store, draft: Event): Promise<void> {
  await store.transaction(async ({ events, series }) => {
    if (draft.series !== null) {
      const before = await series.byId(draft.series.id);
      const kept = newSeries(draft, draft.series);
      if (before) await series.save({ ...kept, version: before.version });
      else await series.add(kept);
    }
    if (!(await events.rewriteDraft(draft))) throw new Refusal('event.create.already-posted');
  });
}
