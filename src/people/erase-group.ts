import type { MessageRef } from '../chat/place.ts';
import type { Repositories } from '../store/open.ts';

/**
 * Erases all that is kept of a group: its events with everything below them, also where they stand in other groups, its
 * posts of others' events, series, templates, settings, organizers and what they did. What was said there of others'
 * events is only counted from now on. Call it within a transaction. Resolves to the messages that still stand on the
 * platforms, for {@link takeMessagesDown}; nothing knows of them any more.
 */
export async function eraseGroup(
  repositories: Repositories,
  groupId: string,
): Promise<{ refs: MessageRef[] }> {
  const { groups, erasing } = repositories;
  const group = await groups.byId(groupId);
  if (!group) return { refs: [] };
  const refs = await erasing.messages(group);
  await leaveOthersSeries(repositories, group);
  await erasing.answersToCounts(group);
  for (const id of await erasing.postsThere(group)) await cancel(repositories, id);
  await erasing.saidThere(group);
  await erasing.events(group);
  await erasing.group(group);
  return { refs };
}

/** Nothing more of others' series is posted in its channels; what would be posted nowhere ends. */
async function leaveOthersSeries(
  { series }: Repositories,
  { platform, nativeId }: { readonly platform: string; readonly nativeId: string },
): Promise<void> {
  for (const each of await series.postedIn({ platform, group: nativeId })) {
    const places = each.places.filter((place) => place.platform !== platform || place.group !== nativeId);
    await series.save({ ...each, places, ...(places.length > 0 ? {} : { next: null, postAt: null }) });
  }
}

/** As where it was taken down in its last channel: nobody sees it, so nobody is told. */
async function cancel({ events, outbox }: Repositories, eventId: string): Promise<void> {
  await events.move(eventId, 'open', 'cancelled');
  await outbox.withdrawReminders(eventId);
}
