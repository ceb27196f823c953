import type { Actor } from '../../chat/actor.ts';
import type { Place } from '../../chat/place.ts';
import { Refusal } from '../../chat/refusal.ts';
import type { Core } from '../../core.ts';
import { formatWhen } from '../../events/when/format-when.ts';
import { type QuietHours, quietUntil } from '../../people/quiet-hours.ts';
import type { Event } from '../../store/events.ts';
import { dueAt, type Rung } from '../rung.ts';
import { option, type Wanted } from './personal.ts';
import { withTitle } from './personal-words.ts';
import { quietLine } from './quiet-line.ts';
import { quietHoursHere } from './wish.ts';

/** When (epoch ms) a reminder reaches somebody who has these quiet hours: what falls into them comes at their end. */
export function comesAt(event: Event, rung: Rung, hours: QuietHours): number {
  const due = dueAt(event, rung);
  return quietUntil(due, hours) ?? due;
}

/**
 * "I will remind you of Defend the law 3 hours before: …", with the moment at which it will really come. Throws a Refusal
 * where their quiet hours would swallow it.
 */
export async function whenItComes(core: Core, wanted: Wanted, actor: Actor, place: Place): Promise<string> {
  const { language } = actor;
  const { event, rung } = wanted;
  const hours = await quietHoursHere(core, actor, place);
  const comes = comesAt(event, rung, hours);
  const isPutOff = comes > dueAt(event, rung);
  if (isPutOff && comes >= event.start.epochMilliseconds)
    throw new Refusal('personal.in-quiet-hours', { hours: quietLine(core.phrases, language, hours) }, option);
  const at = Temporal.Instant.fromEpochMilliseconds(comes).toZonedDateTimeISO(event.start.timeZoneId);
  const key = isPutOff ? 'personal.added-later' : 'personal.added';
  return withTitle(core.phrases, language, key, wanted, { when: formatWhen(at, language) });
}
