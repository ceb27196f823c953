import type { Language } from '../../chat/language.ts';
import type { Core } from '../../core.ts';
import type { Event } from '../../store/events.ts';
import type { ChannelRow } from '../../store/outbox.ts';
import { formatWhen } from '../when/format-when.ts';

/** What could not be sent for an event, or perhaps was not, in words for its organizers; empty if all is well. */
export async function deliveryTroubles(core: Core, event: Event, language: Language): Promise<string[]> {
  const rows = await core.store.outbox.of(event.id);
  return rows
    .filter(({ state }) => state === 'failed' || state === 'unknown')
    .map((row) => troubleWords(core, event, row, language));
}

/** Why this row was not sent, or perhaps was not, and what to do about it. */
export function troubleWords(
  core: Core,
  event: Event,
  { kind, state, dueAt, error }: ChannelRow,
  language: Language,
): string {
  const [code = '', missing = ''] = (error ?? '').split(': ');
  const due = Temporal.Instant.fromEpochMilliseconds(dueAt).toZonedDateTimeISO(event.start.timeZoneId);
  const told = code === 'missing-permission' || code === 'not-in-channel' || code === 'deleted-again';
  const key = state === 'failed' && told ? code : state;
  return core.phrases.text(language, `trouble.${key}`, {
    what: core.phrases.text(language, `trouble.kind.${kind}`),
    due: formatWhen(due, language),
    missing,
  });
}
