import type { Place } from '../../chat/place.ts';
import type { Core } from '../../core.ts';
import { groupOf } from '../../events/group-of.ts';
import { isTrouble } from '../../events/posting/delivery-troubles.ts';
import type { Event } from '../../store/events.ts';
import type { ChannelRow } from '../../store/outbox.ts';
import type { Post } from '../../store/posts.ts';

export interface Sending {
  readonly row: ChannelRow;
  readonly event: Event;
  readonly post: Post;
}

/** How long (ms) after an event's end its troubles are still worth a line. */
const concernsFor = 24 * 60 * 60_000;

/** What the bot still sends in this group today, and what it could not send. Nothing of other groups. */
export async function sendingHere(
  core: Core,
  place: Place,
): Promise<{ readonly today: readonly Sending[]; readonly failed: readonly Sending[] }> {
  const { store, clock, content } = core;
  const group = await groupOf(core, place);
  const now = Temporal.Instant.fromEpochMilliseconds(clock.now());
  const zoned = now.toZonedDateTimeISO(group.timeZone ?? content.campaign.time_zone);
  const midnight = zoned.startOfDay().add({ days: 1 }).epochMilliseconds;
  const rows = await store.outbox.inGroup(place, midnight);
  const found = await Promise.all(
    rows.map(async (row): Promise<Sending[]> => {
      const [event, post] = await Promise.all([store.events.byId(row.eventId), store.posts.byId(row.postId)]);
      if (!event || !post || event.end.epochMilliseconds + concernsFor < clock.now()) return [];
      return [{ row, event, post }];
    }),
  );
  const all = found.flat();
  const waits = ({ row }: Sending) => row.state === 'pending' || row.state === 'claimed';
  return {
    today: all.filter((one) => waits(one) && isTold(one)),
    failed: all.filter(({ row }) => isTrouble(row)),
  };
}

/** What people will read; a new count in a post, or its reactions, are nothing to wait for. */
function isTold({ row }: Sending): boolean {
  return row.kind !== 'refresh' && row.kind !== 'seed';
}

/** Whether it can be tried again once its cause is mended: a reminder that is late is told by nobody. */
export function retryable({ row, event }: Sending): boolean {
  if (row.state !== 'failed' || event.state !== 'open') return false;
  return row.kind === 'post' || row.kind === 'seed' || row.kind === 'refresh';
}
