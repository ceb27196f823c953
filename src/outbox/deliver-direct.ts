import type { Platform } from '../chat/platform.ts';
import { PlatformError } from '../chat/platform-error.ts';
import { monthOf } from '../people/month-of.ts';
import { type QuietHours, quietUntil } from '../people/quiet-hours.ts';
import { directRealm } from '../people/realms.ts';
import { directReminder } from '../reminders/direct/direct-reminder.ts';
import { forgetAccount } from '../reminders/direct/forget-account.ts';
import { quietHoursBy } from '../reminders/direct/quiet-hours-of.ts';
import { reasonToDropForOne } from '../reminders/direct/reason-to-drop-direct.ts';
import { spokenLanguage } from '../reminders/direct/spoken-language.ts';
import type { Occasion } from '../reminders/late.ts';
import { dueAt } from '../reminders/rung.ts';
import type { DirectWish } from '../store/direct-wishes.ts';
import type { Event } from '../store/events.ts';
import { type DirectRow, troubleOf } from '../store/outbox.ts';
import { afterError, gaveUpTrying } from './after-error.ts';
import type { Delivery } from './delivery.ts';
import { inQuietHours } from './fan-out.ts';
import { isSafeToRepeat, maybeSent, maybeThereSince, mayHaveArrived } from './maybe-sent.ts';
import type { Outcome } from './outcome.ts';

/** Somebody who is to be reminded, as far as memory knows them. */
interface Recipient {
  readonly account: string;
  readonly wish: DirectWish;
  readonly hours: QuietHours;
}

/**
 * Tries once to bring a reminder to one person, if they still want it, still come, and are not asleep. `abandoned`:
 * somebody died while sending it, so ask before sending.
 */
export async function deliverDirect(
  delivery: Delivery,
  row: DirectRow,
  abandoned: boolean,
): Promise<Outcome> {
  const { store, now } = delivery;
  const doubtful = abandoned || mayHaveArrived(row);
  const tried = gaveUpTrying(row, doubtful);
  if (tried) return tried;
  const event = await store.events.byId(row.eventId);
  if (!event) return { is: 'withdrawn', error: 'event-gone' };
  const recipient = await recipientOf(delivery, row, event);
  if (!recipient) return { is: 'withdrawn', error: 'not-wanted' };
  const dropped = await reasonToDropForOne(store, row, event, now());
  if (dropped !== null && !(doubtful && isToldOf(row, dropped))) return { is: 'withdrawn', error: dropped };
  const until = quietUntil(now(), recipient.hours);
  if (until !== null && dropped === null) return whenAwake(event, until, now(), doubtful);
  const platform = delivery.platform(recipient.wish.platform);
  if (!platform) return { is: 'failed', error: 'platform-not-connected' };
  try {
    return dropped === null
      ? await send(delivery, platform, row, event, recipient, doubtful)
      : await settled(delivery, platform, row, recipient, dropped);
  } catch (error) {
    if (!(error instanceof PlatformError) || error.code !== 'direct-closed')
      return afterError(platform, row, error, now(), doubtful, event.start.epochMilliseconds);
    await store.transaction(async ({ directWishes, outbox }) => {
      await directWishes.close(recipient.wish.person);
      await forgetAccount({ outbox }, delivery.pseudonyms, recipient.account);
    });
    return { is: 'failed', error: error.code };
  }
}

/** Null where they do not want direct messages any more. */
async function recipientOf(
  { store, sealer, pseudonyms, now }: Delivery,
  { sealed, person }: DirectRow,
  event: Event,
): Promise<Recipient | null> {
  const account = sealed === null ? null : sealer.open(sealed, person);
  if (account === null) return null;
  const wish = await store.directWishes.use(pseudonyms.of(account, directRealm), monthOf(now()));
  if (wish?.state !== 'yes') return null;
  return { account, wish, hours: await quietHoursBy(store, event.start.timeZoneId)(wish) };
}

/** What has come late, or was put off, into their quiet hours waits for the end of these, if it still helps then. */
function whenAwake(event: Event, until: number, now: number, doubtful: boolean): Outcome {
  if (until >= event.start.epochMilliseconds) return { is: 'withdrawn', error: inQuietHours };
  return {
    is: 'later',
    afterMs: until - now,
    error: doubtful ? `${inQuietHours}-${maybeSent}` : inQuietHours,
  };
}

async function send(
  delivery: Delivery,
  platform: Platform,
  row: DirectRow,
  event: Event,
  recipient: Recipient,
  doubtful: boolean,
): Promise<Outcome> {
  const place = await platform.direct(recipient.account);
  if (doubtful && !isSafeToRepeat(platform, row, delivery.now())) {
    const found = await platform.findSent(place, row.id, maybeThereSince(platform, row, delivery.now()));
    if (found.state === 'sent') return sent;
    if (found.state === 'unknowable') return { is: 'unknown', error: 'fate-unknown' };
  }
  const language = await spokenLanguage(delivery, recipient.account, recipient.wish.language);
  const occasion = occasionFor(row, event, recipient, delivery.now());
  const message = await directReminder(delivery, event, row.id, occasion, language);
  await delivery.watch('before-send');
  await platform.send(place, message, row.id);
  await delivery.watch('after-send');
  return sent;
}

/** Of one that is not to be sent any more, whether it arrived: organizers are not told that it is missing then. */
async function settled(
  { now }: Delivery,
  platform: Platform,
  row: DirectRow,
  { account }: Recipient,
  dropped: string,
): Promise<Outcome> {
  const place = await platform.direct(account);
  const found = await platform.findSent(place, row.id, maybeThereSince(platform, row, now()));
  if (found.state === 'sent') return sent;
  return found.state === 'unknowable'
    ? { is: 'unknown', error: 'fate-unknown' }
    : { is: 'withdrawn', error: dropped };
}

/** Whether organizers are told of it where it is dropped for this. */
function isToldOf({ kind }: DirectRow, error: string): boolean {
  return troubleOf({ kind, state: 'withdrawn', error }) !== null;
}

/** Which message it was is not kept: it would say whose it is. */
const sent: Outcome = { is: 'sent', message: null };

/** It is not late for having waited for the end of their quiet hours. */
function occasionFor({ rung }: DirectRow, event: Event, { hours }: Recipient, now: number): Occasion {
  const meant = dueAt(event, rung);
  return { rung, due: quietUntil(meant, hours) ?? meant, asOf: now };
}
