import type { Asked } from '../../chat/command.ts';
import { describeOptions } from '../../chat/options.ts';
import { Refusal } from '../../chat/refusal.ts';
import type { Core } from '../../core.ts';
import { findEvent } from '../../events/finding/find-event.ts';
import { readShareCode } from '../../events/posting/share-code.ts';
import { rungOfCode } from '../../reminders/direct/rung-code.ts';
import type { Event } from '../../store/events.ts';
import type { Wanted } from './wanted.ts';

/** See `newId`. */
const id = /^[2-9a-hjkmnp-z]{12}$/;

const day = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The options of a call without anything that somebody typed: an event that was named is there by its id, a channel that
 * was left out is this one. Throws Refusal where something typed is needed, which is not kept.
 */
export async function idsOf(
  core: Core,
  { options, given }: Pick<Wanted, 'options' | 'given'>,
  event: Event | null,
  { actor, place, direct }: Pick<Asked<unknown>, 'actor' | 'place' | 'direct'>,
): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const { name, type, completes } of describeOptions(options)) {
    const value = given[name];
    if (typeof value !== 'string') {
      if (type !== 'channel') continue;
      if (direct) throw new Refusal('event.choose-channel', {}, name);
      ids[name] = place.channel;
    } else if (completes === 'event') {
      // Where it names none, the reason is the same as without a second organizer.
      ids[name] = readShareCode(value) ?? event?.id ?? (await findEvent(core, value, actor, place)).id;
    } else if (type === 'choice' || type === 'channel' || isNotTyped(value)) {
      ids[name] = value;
    } else {
      throw new Refusal('two-people.not-typed', {}, name);
    }
  }
  return ids;
}

/** An id, the day of a series, or a reminder as buttons hold it. */
function isNotTyped(value: string): boolean {
  return id.test(value) || day.test(value) || rungOfCode(value) !== null;
}
