import type { Language } from '../../chat/language.ts';
import type { Phrases } from '../../phrases/phrases.ts';
import { rungWords } from '../../reminders/rung-words.ts';
import type { Event } from '../../store/events.ts';
import type { Store } from '../../store/open.ts';
import { type ChannelRow, troubleOf, type UntoldRow } from '../../store/outbox.ts';
import { formatWhen } from '../when/format-when.ts';
import { causeOf, permissionNames } from './trouble-causes.ts';

interface Speaking {
  readonly phrases: Phrases;
}

/** Whether organizers see it with the event: what was sent late was sent. */
export function isTrouble(row: ChannelRow): boolean {
  const trouble = troubleOf(row);
  return trouble === 'failed' || trouble === 'unknown' || trouble === 'missed';
}

/** What could not be sent for an event, or perhaps was not, in words for its organizers; empty if all is well. */
export async function deliveryTroubles(
  { phrases, store }: Speaking & { readonly store: Store },
  event: Event,
  language: Language,
): Promise<string[]> {
  const rows = (await store.outbox.of(event.id)).filter(isTrouble);
  if (rows.length === 0) return [];
  const platforms = new Map((await store.posts.of(event.id)).map(({ id, place }) => [id, place.platform]));
  return rows.map((row) =>
    troubleWords({ phrases }, event, row, language, platforms.get(row.postId) ?? null),
  );
}

/** What was not sent, or perhaps was not, why, and what to do about it. `platform`: where it was to be sent. */
export function troubleWords(
  { phrases }: Speaking,
  event: Event,
  row: ChannelRow,
  language: Language,
  platform: string | null,
): string {
  const why = whyWords(phrases, row, language, platform);
  // It was sent more than once.
  if (causeOf(row).cause === 'deleted-again') return why;
  const due = Temporal.Instant.fromEpochMilliseconds(row.dueAt).toZonedDateTimeISO(event.start.timeZoneId);
  const head = row.state === 'unknown' ? 'in-doubt' : 'not-sent';
  const what = whatWords(phrases, row, language);
  return `${phrases.text(language, `trouble.${head}`, { what, due: formatWhen(due, language) })} ${why}`;
}

/** What was to be sent: "The post", "The reminder 2 hours before". */
export function whatWords(phrases: Phrases, { kind, rung }: UntoldRow, language: Language): string {
  if (kind === 'reminder' && rung !== '')
    return phrases.text(language, 'trouble.reminder', { before: rungWords(phrases, language, rung) });
  return phrases.text(language, `trouble.kind.${kind}`);
}

/** Why it was not sent, and what helps, where that is known down to the place where to do it. */
export function whyWords(
  phrases: Phrases,
  row: UntoldRow,
  language: Language,
  platform: string | null,
): string {
  const { cause, details } = causeOf(row);
  const missing =
    cause === 'missing-permission' ? permissionNames(phrases, language, details) : details.join(', ');
  const why = phrases.text(language, `trouble.why.${cause}`, { missing });
  const where = `trouble.where.${platform}`;
  return cause === 'missing-permission' && phrases.has(where)
    ? `${why} ${phrases.text(language, where)}`
    : why;
}
