import type { Group } from '../../store/groups.ts';
import type { Repositories } from '../../store/open.ts';
import type { UntoldRow } from '../../store/outbox.ts';
import { whoIsTold } from './who-is-told.ts';

/** How long (ms) a report waits for more to tell: what fails in a channel seldom fails alone. */
const gatherFor = 60_000;

/** Has the organizers whom it concerns told soon that something was not sent, or late. To be called in the same transaction. */
export async function askReportOf(
  repositories: Repositories,
  { eventId, postId }: Pick<UntoldRow, 'eventId' | 'postId'>,
  now: number,
): Promise<void> {
  const event = await repositories.events.byId(eventId);
  if (!event) return;
  const post = postId === null ? null : await repositories.posts.byId(postId);
  const group = await whoIsTold(repositories, event, post);
  if (group) await askReport(repositories, group, now);
}

/** Has a group's organizers told soon of all that they were not told yet; does nothing where they want to be told nothing. */
export async function askReport(
  { outbox }: Pick<Repositories, 'outbox'>,
  group: Group,
  now: number,
): Promise<void> {
  if (group.organizersChannel !== null) await outbox.askReport(group, now + gatherFor);
}

/**
 * Has the organizers of a series told that its occurrence of this day (`2026-12-08`) was over before it could be posted. To
 * be called in the transaction that passes it over; once for each day, however often it is called. Where they want to be
 * told nothing it is noted for when they do.
 */
export async function tellPassedOver(
  { groups, outbox }: Pick<Repositories, 'groups' | 'outbox'>,
  series: { readonly id: string; readonly groupId: string },
  day: string,
  now: number,
): Promise<void> {
  const group = await groups.byId(series.groupId);
  if (group === null) return;
  await outbox.notePassedOver(group, { seriesId: series.id, day }, now);
  await askReport({ outbox }, group, now);
}
