import type { Place } from '../chat/place.ts';
import { reportMessage } from '../organizers/telling/report-message.ts';
import { allUntold } from '../organizers/telling/untold.ts';
import type { ReportRow } from '../store/outbox.ts';
import { afterError, gaveUpTrying } from './after-error.ts';
import type { Delivery } from './delivery.ts';
import type { Outcome } from './outcome.ts';

/**
 * Tries once to tell a group's organizers of all that they were not told yet. One of which nobody knows whether it arrived
 * is sent again: to read twice that a reminder is missing costs a minute, not to read it may cost a full chamber.
 */
export async function deliverReport(delivery: Delivery, row: ReportRow): Promise<Outcome> {
  const { store, phrases } = delivery;
  const tried = gaveUpTrying(row, false);
  if (tried) return tried;
  const group = await store.groups.byId(row.groupId);
  if (group === null || group.organizersChannel === null) return { is: 'withdrawn', error: 'no-channel' };
  const platform = delivery.platform(group.platform);
  if (!platform) return { is: 'failed', error: 'platform-not-connected' };
  const now = delivery.now();
  const all = await allUntold(store, group, now);
  if (all.untold.length + all.unposted.length === 0) return { is: 'withdrawn', error: 'nothing-to-tell' };
  const place: Place = { platform: group.platform, group: group.nativeId, channel: group.organizersChannel };
  try {
    // It was closed when it was chosen; somebody may have opened it since.
    if (await platform.isOpenToAll(place)) return { is: 'failed', error: 'open-to-all' };
    const message = reportMessage(phrases, group, {
      all,
      away: delivery.away,
      now,
      fits: (each) => platform.fitsOneMessage(each),
    });
    await delivery.watch('before-send');
    const ref = await platform.send(place, message, keyOf(row));
    await delivery.watch('after-send');
    return { is: 'sent', message: ref.message, told: all.rows };
  } catch (error) {
    return afterError(platform, row, error, now, false);
  }
}

/** Each report has a key of its own: under one that it knows, Discord would give back the message of before. */
function keyOf({ id, asked }: ReportRow): string {
  return `${id}.${asked}`;
}
