import { createHash } from 'node:crypto';
import type { Event } from '../../store/events.ts';
import type { Repositories } from '../../store/open.ts';

/**
 * Of all that an organizer agrees to: the event or draft as it is now, where it stands, and what it changes. Another one
 * means that something else would be done than what they were shown.
 */
export async function fingerprint(
  { events, posts }: Pick<Repositories, 'events' | 'posts'>,
  event: Event | null,
): Promise<string> {
  const edited = event?.edits ? await events.byId(event.edits) : null;
  const stands = event === null ? [] : await posts.of(edited?.id ?? event.id);
  const places = stands.map(({ place }) => place);
  return createHash('sha256')
    .update(JSON.stringify([event, edited, places]))
    .digest('base64url');
}
