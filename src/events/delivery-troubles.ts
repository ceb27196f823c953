import type { Language } from '../chat/language.ts';
import type { Core } from '../core.ts';
import type { Event } from '../store/events.ts';
import { formatWhen } from './when/format-when.ts';

/** What could not be sent for an event, or perhaps was not, in words for its organizers; empty if all is well. */
export async function deliveryTroubles(core: Core, event: Event, language: Language): Promise<string[]> {
  const rows = await core.store.outbox.of(event.id);
  return rows
    .filter(({ state }) => state === 'failed' || state === 'unknown')
    .map(({ kind, state, dueAt, error }) => {
      const [code = '', missing = ''] = (error ?? '').split(': ');
      const due = Temporal.Instant.fromEpochMilliseconds(dueAt).toZonedDateTimeISO(event.start.timeZoneId);
      const key = state === 'failed' && code === 'missing-permission' ? 'missing-permission' : state;
      return core.phrases.text(language, `trouble.${key}`, {
        what: core.phrases.text(language, `trouble.kind.${kind}`),
        due: formatWhen(due, language),
        missing,
      });
    });
}
