import { Refusal } from '../../chat/refusal.ts';
import type { Campaign } from '../../content/campaign.ts';
import { ladderOf } from '../../reminders/ladder.ts';
import type { Event } from '../../store/events.ts';
import type { Repositories, Store } from '../../store/open.ts';
import type { Series } from '../../store/series.ts';
import { applyEdit, draftedEdit, type Saved } from '../changing/edit-event.ts';
import { laterThan } from './later-events.ts';
import { changedLikewise, changeOf, seriesLikewise } from './same-changes.ts';
import { scheduled } from './schedule.ts';
import { takenBy } from './taken-days.ts';

export interface SavedAll extends Saved {
  /** How many later ones stood already, and were changed too. */
  readonly others: number;
}

/**
 * Changes an event of a series as its draft says, with all that come after it, in one commit: those that are posted, each with
 * what follows from it, and the series. A new rule begins with this event. Throws Refusal as `editEvent` does.
 */
export async function editAll(
  store: Store,
  draftId: string,
  campaign: Campaign,
  now: number,
): Promise<SavedAll> {
  return store.transaction(async (repositories) => {
    const { events } = repositories;
    const { draft, before } = await draftedEdit(repositories, draftId, now);
    const series = before.series && (await repositories.series.byId(before.series.id));
    if (!before.series || !series) throw new Refusal('event.edit.gone');
    const standing = await events.ofSeries(series.id);
    const change = changeOf(before, draft);
    const changed = withRule(seriesLikewise(series, change), draft);
    const member = { ...before.series, occurrence: occurrenceOf(before, draft, standing) };
    const ladder = ladderOf(draft, campaign);
    const saved = await applyEdit(repositories, before, { ...draft, series: member }, ladder, now);
    const later = laterThan(before, standing, now);
    for (const other of later) {
      const become = changedLikewise(other, change);
      await applyEdit(repositories, other, become, ladderOf(become, campaign), now);
    }
    await showRule(repositories, series, changed, standing, now);
    const taken = takenBy(await events.ofSeries(series.id));
    const next = await scheduled(changed, taken, ladderOf(changed, campaign), now);
    if (!(await repositories.series.save({ ...changed, ...next })))
      throw new Refusal('event.edit.changed-meanwhile');
    await events.remove(draft.id);
    if (draft.series) await repositories.series.remove(draft.series.id);
    return { ...saved, others: later.length };
  });
}

function withRule(series: Series, { series: drafted }: Event): Series {
  return drafted === null ? series : { ...series, rule: drafted.rule, first: drafted.first };
}

/** Of a new rule that begins on this very day, this is the first. */
function occurrenceOf(before: Event, { start, series }: Event, standing: readonly Event[]): string | null {
  const day = start.toPlainDate().toString();
  const isFirst = series?.first.toPlainDate().toString() === day && !takenBy(standing).has(day);
  return isFirst ? day : (before.series?.occurrence ?? null);
}

/** Posts say by which rule they come again: those that were not changed themselves are shown anew where it is another. */
async function showRule(
  { posts, outbox }: Repositories,
  was: Series,
  is: Series,
  standing: readonly Event[],
  now: number,
): Promise<void> {
  if (was.rule === is.rule && was.first.equals(is.first)) return;
  const open = standing.filter(({ state, end }) => state === 'open' && end.epochMilliseconds > now);
  for (const { id: eventId } of open) {
    for (const { id: postId } of await posts.of(eventId))
      await outbox.ask({ kind: 'refresh', eventId, postId, dueAt: now });
  }
}
