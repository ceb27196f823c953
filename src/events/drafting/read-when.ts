import type { Language } from '../../chat/language.ts';
import type { Core } from '../../core.ts';
import type { EventKind } from '../../store/events.ts';
import { parseWhen } from '../when/parse-when.ts';
import { whenRefusal } from './when-refusal.ts';

export interface ReadWhen {
  readonly start: Temporal.ZonedDateTime;
  readonly end: Temporal.ZonedDateTime;
  /** Another reading of the same words, for the confirmation to offer. */
  readonly alternative: Temporal.ZonedDateTime | null;
}

/**
 * The start and end that an organizer typed; without an end, the event lasts as long as its kind usually does.
 * Throws a Refusal that says why a time was not taken and what to type instead.
 */
export async function readWhen(
  core: Core,
  typed: string,
  kind: EventKind,
  timeZone: string,
  language: Language,
): Promise<ReadWhen> {
  const now = Temporal.Instant.fromEpochMilliseconds(core.clock.now());
  const parsed = await parseWhen(typed, { language, now, timeZone });
  if (!parsed.ok) throw whenRefusal(parsed.failure, language);
  const { start, end, alternative } = parsed;
  return { start, end: end ?? start.add(core.content.campaign.event_kinds[kind].duration), alternative };
}
