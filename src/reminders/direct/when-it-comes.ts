import type { Actor } from '../../chat/actor.ts';
import type { Place } from '../../chat/place.ts';
import { Refusal } from '../../chat/refusal.ts';
import type { Core } from '../../core.ts';
import { formatWhen } from '../../events/when/format-when.ts';
import { quietUntil } from '../../people/quiet-hours.ts';
import { dueAt } from '../rung.ts';
import { option, type Wanted } from './personal.ts';
import { withTitle } from './personal-words.ts';
import { quietLine } from './quiet-line.ts';
import { quietHoursHere } from './wish.ts';

/**
 * "I will remind you of Defend the law 3 hours before: …", with the moment at which it will really come. Throws a Refusal
 * where their quiet hours would swallow it.
 */
export async function whenItComes(core: Core, wanted: Wanted, actor: Actor, place: Place): Promise<string> {
  const { language } = actor;
  const { event, rung } = wanted;
  const due = dueAt(event, rung);
  const hours = await quietHoursHere(core, actor, place);
  const until = quietUntil(due, hours);
  if (until !== null && until >= event.start.epochMilliseconds)
    throw new Refusal('personal.in-quiet-hours', { hours: quietLine(core.phrases, language, hours) }, option);
  const at = Temporal.Instant.fromEpochMilliseconds(until ?? due).toZonedDateTimeISO(event.start.timeZoneId);
  const key = until === null ? 'personal.added' : 'personal.added-later';
  return withTitle(core.phrases, language, key, wanted, { when: formatWhen(at, language) });
}
